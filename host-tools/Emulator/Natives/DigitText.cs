using System.Text;

namespace SecureBoot.Emulator.Natives;

/// <summary>Arithmetic on digits as text.</summary>
internal static class DigitText
{
    /// <summary>Adds one in the last place; true when a digit was added in front.</summary>
    public static bool RoundUp(StringBuilder text)
    {
        for (int at = text.Length - 1; ; at--)
        {
            if (text[at] != '.' && text[at] != '-')
            {
                if (text[at] < '9')
                {
                    text[at]++;
                    return false;
                }

                text[at] = '0';
            }

            if (at == 0)
            {
                text.Insert(text[0] == '-' ? 1 : 0, '1');
                return true;
            }
        }
    }
}
