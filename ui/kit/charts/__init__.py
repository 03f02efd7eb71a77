"""Charts, which know no complaint: what `complaints_desktop.numbers.chart` describes, drawn, read and listed."""
