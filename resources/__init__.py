"""What is read: letters, lists, holidays, icons, styles, help. Data with one small typed reader."""
