using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.BootStage;

/// <summary>The boot stage's lines on the console. Without memory for a line the boot stage is silent.</summary>
internal static class BootLog
{
    internal static void Write(string text)
    {
        try
        {
            Console.WriteLine("boot: " + text);
        }
        catch (Exception)
        {
            // A missing line is no reason to stop the boot.
        }
    }

    internal static void WriteSelection(BootSelection selection)
    {
        try
        {
            if (selection.Refusal != VerifyStatus.Ok)
            {
                string body = selection.Refusal == VerifyStatus.BadBody
                    ? ", body status " + ((int)selection.Body).ToString()
                    : "";
                Write("refused: " + VerifyStatusNames.Get(selection.Refusal) + body);
            }

            string slot = selection.Image is null ? "" : " slot " + Slot.NameOf(selection.Image.SlotNumber);
            Write(BootNames.Get(selection.Action) + slot + ": " + BootNames.Get(selection.Reason));
        }
        catch (Exception)
        {
            // Without memory for a text, the line is left out.
        }
    }

    internal static void WriteVerified(VerifiedImage image)
    {
        try
        {
            ImageHeader header = image.Header;
            int signers = 0;
            for (int i = 0; i < image.KeyCount; i++)
            {
                signers += image.IsSignedBy(i) ? 1 : 0;
            }

            Write("verified version " + header.Major.ToString() + "." + header.Minor.ToString() + "."
                + header.Revision.ToString() + "+" + header.Build.ToString()
                + ", security counter " + image.SecurityCounter.ToString() + ", body " + header.BodySize.ToString()
                    + " bytes, signed by " + signers.ToString() + " trusted");
        }
        catch (Exception)
        {
            // Without memory for a text, the line is left out.
        }
    }

    /// <summary>The exception that ended the application, and the method that threw it.</summary>
    internal static void WriteFailure(Exception exception)
    {
        try
        {
            Write("application ended by " + exception.GetType().FullName + ": " + exception.Message);
            Write("thrown in " + exception.StackTrace.Split('\n')[0].Trim());
        }
        catch (Exception)
        {
            // Without memory for a text, the line is left out.
        }
    }

    internal static void WriteRefusal(LaunchStatus status)
    {
        try
        {
            Write("refused: launch status " + ((int)status).ToString());
        }
        catch (Exception)
        {
            // Without memory for a text, the line is left out.
        }
    }
}
