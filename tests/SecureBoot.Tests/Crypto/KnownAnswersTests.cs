using SecureBoot.Crypto;
using Xunit;

namespace SecureBoot.Tests.Crypto;

public static class KnownAnswersTests
{
    [Fact]
    public static void Run_ThisBuild_Passes()
    {
        Assert.True(KnownAnswers.Run());
    }
}
