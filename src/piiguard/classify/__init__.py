"""What fills the columns of a table: header and values weighed together."""
