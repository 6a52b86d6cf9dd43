using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public sealed class KnownAnswersTests
{
    [Fact]
    public void Run_ThisBuild_Passes()
    {
        Assert.True(KnownAnswers.Run());
    }
}
