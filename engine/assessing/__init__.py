"""The assessment: measures, points, decisions, gaps, explanations, results."""
