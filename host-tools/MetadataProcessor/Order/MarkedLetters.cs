using System.Collections.Generic;

namespace SecureBoot.MetadataProcessor.Order;

/// <summary>Latin letters with marks: which letters they are without, and the mark.</summary>
internal static class MarkedLetters
{
    // Accent, then pairs of a marked letter and its base.
    private static readonly string[] s_rows =
    [
        "\u0301ÁAÉEÍIÓOÚUÝYáaéeíióoúuýyĆCćcĹLĺlŃNńnŔRŕrŚSśsŹZźz",
        "\u0300ÀAÈEÌIÒOÙUàaèeìiòoùu",
        "\u0306ĂAăaĔEĕeĞGğgĬIĭiŎOŏoŬUŭu",
        "\u0302ÂAÊEÎIÔOÛUâaêeîiôoûuĈCĉcĜGĝgĤHĥhĴJĵjŜSŝsŴWŵwŶYŷy",
        "\u030CČCčcĎDďdĚEěeŇNňnŘRřrŠSšsŤTťtŽZžzĽLľl",
        "\u030AÅAåaŮUůu",
        "\u0308ÄAËEÏIÖOÜUäaëeïiöoüuÿyŸYёеЁЕ",
        "\u030BŐOőoŰUűu",
        "\u0303ÃAÑNÕOãañnõoĨIĩiŨUũu",
        "\u0307ĊCċcĖEėeĠGġgİIŻZżz",
        "\u0338ØOøo",
        "\u0327ÇCçcĢGģgĶKķkĻLļlŅNņnŖRŗrŞSşsŢTţt",
        "\u0328ĄAąaĘEęeĮIįiŲUųu",
        "\u0304ĀAāaĒEēeĪIīiŌOōoŪUūu",
    ];

    public static Dictionary<char, (string Letters, char Accent)> Read()
    {
        Dictionary<char, (string, char)> marked = new() { ['ß'] = ("ss", default) };
        foreach (string row in s_rows)
        {
            for (int i = 1; i < row.Length; i += 2)
            {
                marked[row[i]] = (row[i + 1].ToString(), row[0]);
            }
        }

        return marked;
    }
}
