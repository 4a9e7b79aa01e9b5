"""The HTML twins of the printed documents, and the tables as spreadsheets. No Qt."""
