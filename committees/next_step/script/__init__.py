"""The Chair's words for every step and outcome, in two scripts side by side.

Who presides for the first time reads a full sentence, and a short line on what to do and why; who has
presided before reads the short sentence only. Both are in every drawing, and each page shows the one
that its own officer chose, so that a push shows the same as a reload and all officers share a drawing.
"""
