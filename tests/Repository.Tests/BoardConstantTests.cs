using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace SecureBoot.Repository.Tests;

/// <summary>The firmware's constants equal the values in nf.config.</summary>
public static class BoardConstantTests
{
    [Theory]
    [InlineData("pins", "led", "BootStage/BootStageConstants.cs", "LedPin = {0};")]
    [InlineData("pins", "recovery", "BootStage/BootStageConstants.cs", "RecoveryPin = {0};")]
    [InlineData("pins", "recoveryReceive", "BootStage/BootStageConstants.cs", "RecoveryReceivePin = {0};")]
    [InlineData("pins", "recoveryTransmit", "BootStage/BootStageConstants.cs", "RecoveryTransmitPin = {0};")]
    [InlineData("serial", "recovery", "BootStage/BootStageConstants.cs", "RecoveryPort = \"{0}\";")]
    [InlineData("serial", "recoveryBaud", "BootStage/BootStageConstants.cs", "RecoveryBaudRate = {0};")]
    [InlineData("boot", "drive", "BootStage/BootStageConstants.cs", "Drive = \"{0}\";")]
    [InlineData("boot", "maxImageSize", "BootStage/BootStageConstants.cs", "MaxImageSize = {0};")]
    [InlineData("boot", "securityCounter", "BootStage/BootStageConstants.cs", "SecurityCounter = {0};")]
    [InlineData("pins", "led", "SensorApp/BoardConstants.cs", "LedPin = {0};")]
    [InlineData("pins", "pulse", "SensorApp/BoardConstants.cs", "PulsePin = {0};")]
    [InlineData("pins", "particles", "SensorApp/BoardConstants.cs", "ParticlePin = {0};")]
    [InlineData("serial", "particles", "SensorApp/BoardConstants.cs", "ParticlePort = \"{0}\";")]
    [InlineData("pulse", "shortestMilliseconds", "SensorApp/BoardConstants.cs", "PulseShortestMilliseconds = {0};")]
    [InlineData("pulse", "quietMilliseconds", "SensorApp/BoardConstants.cs", "PulseQuietMilliseconds = {0};")]
    [InlineData("pms5003", "warmUpSeconds", "SensorApp/BoardConstants.cs", "ParticleWarmUpMilliseconds = {0}000;")]
    public static void Constant_IsTheConfiguredOne(string element, string attribute, string file, string constant)
    {
        string root = TestSupport.Repository.Root;
        string value = XDocument.Load(Path.Combine(root, "nf.config")).Root!
            .Descendants(element).Single()
            .Attribute(attribute)!.Value;
        string source = File.ReadAllText(Path.Combine(root, "firmware", file));

        Assert.Contains(
            string.Format(null, constant, value.Replace("\\", "\\\\", StringComparison.Ordinal)),
            source,
            StringComparison.Ordinal);
    }
}
