"""Reading: text in, sentences with tags, trees and names out."""
