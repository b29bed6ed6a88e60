#!/bin/sh
# Stands before sleep on the search path: nobody waits for the mock.
