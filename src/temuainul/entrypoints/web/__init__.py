"""The page's own tools: a Node to run them, its build, its development server.

The standard library alone: the build of a wheel runs this before anything is installed.
"""
