"""Commands of `xronika` that read and write a dataset, one module each; `endpoint.__main__` lists them."""
