"""Commands of `xronika` that serve a dataset, one module each; `endpoint.__main__` lists them."""
