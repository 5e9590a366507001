"""A process that reads one untrusted file and can do nothing else.

`warden` starts it and collects; `__main__` is what runs inside, under limits of memory, processor
time, files and output. Nothing of the file is looked at outside.
"""
