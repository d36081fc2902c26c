"""The pages of a round's papers: what could be made now and what lacks, previews, templates, the files as they lie.

They write no word on a paper and draw no template.
"""
