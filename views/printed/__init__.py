"""Tagged PDF documents. No Qt."""
