"""Parts of `bench/mutants.py`: places said otherwise, tests that reach them, trials, what came of it."""
