pytest_plugins = ["temuainul.testing.fixtures", "temuainul.testing.postgres"]
