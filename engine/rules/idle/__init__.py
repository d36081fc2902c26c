"""Numbers of a law that nothing judges: each must change some commune's points, class, case or verdict, or be refused.

Read off the table that durable-rules fired and off the second page; nothing here is fired anew.
"""
