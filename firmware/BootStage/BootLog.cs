using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>What the boot stage says on the console.</summary>
internal static class BootLog
{
    internal static void Write(string text)
    {
        Console.WriteLine("boot: " + text);
    }

    internal static void WriteSelection(BootSelection selection)
    {
        if (selection.Refusal != VerifyStatus.Ok)
        {
            WriteRefusal(selection.Refusal);
        }

        if (selection.Body is not (BodyStatus.Ok or BodyStatus.NotChecked))
        {
            Write("refused: body status " + ((int)selection.Body).ToString());
        }

        string slot = selection.Image is null ? "" : " slot " + Slot.NameOf(selection.Image.SlotNumber);
        Write(BootNames.Get(selection.Action) + slot + ": " + BootNames.Get(selection.Reason));
    }

    internal static void WriteVerified(VerifiedImage image)
    {
        ImageHeader header = image.Header;
        int signers = 0;
        for (int i = 0; i < image.Signers.Length; i++)
        {
            signers += image.Signers[i] ? 1 : 0;
        }

        Write("verified version " + header.Major.ToString() + "." + header.Minor.ToString() + "." + header.Revision.ToString() + "+" + header.Build.ToString()
            + ", security counter " + image.SecurityCounter.ToString() + ", body " + header.BodySize.ToString() + " bytes, signed by " + signers.ToString() + " trusted");
    }

    internal static void WriteRefusal(VerifyStatus status)
    {
        Write("refused: " + VerifyStatusNames.Get(status));
    }

    internal static void WriteRefusal(LaunchStatus status)
    {
        Write("refused: launch status " + ((int)status).ToString());
    }
}
