"""What a person looks at: screens, tables, printed documents and their web twins."""
