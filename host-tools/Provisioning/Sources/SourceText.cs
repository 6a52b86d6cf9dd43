using System;
using System.Text;

namespace SecureBoot.Provisioning.Sources;

/// <summary>Values as the written sources have them.</summary>
internal static class SourceText
{
    private const int BytesPerLine = 16;

    /// <summary>Bytes that a method returns.</summary>
    internal static string Bytes(byte[] bytes)
    {
        StringBuilder text = new("new byte[]\n        {\n");
        for (int i = 0; i < bytes.Length; i += BytesPerLine)
        {
            byte[] line = bytes[i..Math.Min(i + BytesPerLine, bytes.Length)];
            text.Append("            0x")
                .AppendJoin(", 0x", Array.ConvertAll(line, value => $"{value:X2}"))
                .Append(",\n");
        }

        return text.Append("        }").ToString();
    }
}
