"""Two rooms: `model`, plain data and plain functions; `usecases`, what people and workers do with them."""
