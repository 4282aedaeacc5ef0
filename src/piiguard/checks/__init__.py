"""Arithmetic and registries shared by identifiers, over many numbers at once (校验位, 号段, 行政区划).

Every function takes a matrix with one number per row and one symbol per column and answers with one entry
per row, in the order of the rows; the scalar form is the vector form on one row. Registries are evidence and
never a verdict: people keep the numbers of abolished counties and the cards of renamed banks.
"""
