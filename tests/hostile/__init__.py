"""Files made to harm whoever reads them, each with what the program should say of it."""
