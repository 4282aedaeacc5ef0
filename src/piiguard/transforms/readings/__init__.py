"""What transforms read in values (数字、日期、行政区划): numbers, dates, divisions; loaded when used."""
