"""What is read: letters, lists, icons, styles, help. Data with one small typed reader."""
