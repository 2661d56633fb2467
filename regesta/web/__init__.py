"""The record in a browser. In: a record file and a token. Out: an application whose pages are asked for over HTTP.

A client of `Record`, as the command line is: pages ask, templates tell, and nothing here reads or reckons by itself.
"""
