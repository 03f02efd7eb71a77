"""What measures count, which desks of those who see every case send for reporting tools."""

COUNT_AGAIN = "UPDATE stage_row SET sent = 0"
"""To a server that begins anew, or another: it has nothing of what was sent."""
