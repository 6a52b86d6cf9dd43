namespace System;

public enum Base64FormattingOptions
{
    None = 0,
    InsertLineBreaks = 1,
}
