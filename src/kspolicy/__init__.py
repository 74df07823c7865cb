"""kspolicy: Chinese policy documents (公文) as validated models, and questions asked of them."""

__version__ = "0.1.0"
