"""How the weights of the story match were set: `python -m training.stories.fit --data DIR`."""
