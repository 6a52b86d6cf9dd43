using System;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace SecureBoot.Update.Serial;

/// <summary>Why a board does not take an image, in words, and the next step.</summary>
public static class UpdateRefusal
{
    /// <summary>The meaning of a session's result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="status">The verifier's result; <see cref="VerifyStatus.NotVerified"/> if it did not run.</param>
    public static UpdateException Of(UpdateSessionResult result, VerifyStatus status)
    {
        string why = status is VerifyStatus.NotVerified or VerifyStatus.Ok || !Enum.IsDefined(status)
            ? ""
            : $": {Signer.StatusText.Of(status)}";
        string hint = result switch
        {
            UpdateSessionResult.FlashError => "the board's storage fails; try again",
            UpdateSessionResult.OldCounter => "sign with a security counter that is not below the board's",
            UpdateSessionResult.CounterExhausted => "the board's security counter is at its end: it takes no new image",
            UpdateSessionResult.Rejected =>
                "the image had its trial on this board and did not confirm itself; --insist gives it another one",
            UpdateSessionResult.WrongProduct => "sign with the --product that the board's nf.config names",
            UpdateSessionResult.OldVersion => "sign with a version that is not below that of the confirmed image",
            UpdateSessionResult.BadSignature => "sign with a key that this board trusts",
            _ => "secureboot verify shows what the board would say of the image",
        };
        return new UpdateException(
            $"the board refuses the image: {result}{why}",
            hint,
            isRefused: result is not UpdateSessionResult.FlashError);
    }
}
