using System;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Files;

namespace SecureBoot.Provisioning.Sources;

/// <summary>Writes the constants that the firmware is built with.</summary>
public static partial class BoardSources
{
    /// <summary>The folder and the namespace of the sample application.</summary>
    public const string Sample = "SensorApp";

    private const string Mark = "// Written by `secureboot provision`";
    private const int MaxSize = 1024 * 1024;

    /// <summary>BootStage/BootStageConstants.cs.</summary>
    public static byte[] OfBootStage(BoardConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Fill(
            BootStage,
            config.Boot.Drive.Replace("\\", "\\\\", StringComparison.Ordinal),
            config.Boot.MaxImageSize,
            config.Boot.SecurityCounter,
            config.Pins.Led,
            config.Pins.Recovery,
            config.Serial.Recovery,
            config.Serial.RecoveryBaud,
            config.Pins.RecoveryReceive,
            config.Pins.RecoveryTransmit,
            config.Boot.TrialMinutes,
            config.Boot.StartLimit,
            config.Boot.AliveSeconds,
            Bool(config.Boot.RefusesDowngrade),
            config.Boot.Product is { } product
                ? SourceText.Bytes(product)
                : "null");
    }

    /// <summary>BootStage/Board.props: the properties that the build of the boot stage depends on.</summary>
    public static byte[] OfBuild(BoardConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Fill(
            Build, Bool(config.Boot.NativeHash), SensorSources.OfBuild(config.Sensors), UpdateSources.OfBuild(config));
    }

    /// <summary>Board.props of the application: the sensors that it is built for.</summary>
    public static byte[] OfApplicationBuild(BoardConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Fill(ApplicationBuild, SensorSources.OfBuild(config.Sensors), UpdateSources.OfBuild(config));
    }

    /// <summary>BoardConstants.cs of the application, in its namespace.</summary>
    public static byte[] OfApplication(BoardConfig config, string applicationNamespace)
    {
        ArgumentNullException.ThrowIfNull(config);
        BoardSensors sensors = config.Sensors;
        return Fill(
            Application,
            config.Pins.Pulse,
            config.Pins.Led,
            config.Serial.Particles,
            config.Pins.Particles,
            applicationNamespace,
            config.Pins.ParticlesTransmit,
            Bool(sensors.IsJson),
            sensors.SleepSeconds,
            Bool(sensors.Pulse is not null),
            (sensors.Pulse ?? BoardSensors.Default.Pulse!).ShortestMilliseconds,
            (sensors.Pulse ?? BoardSensors.Default.Pulse!).QuietMilliseconds,
            Bool(sensors.Pms5003 is not null),
            (sensors.Pms5003 ?? BoardSensors.Default.Pms5003!).Kind,
            1000 * (sensors.Pms5003 ?? BoardSensors.Default.Pms5003!).WarmUpSeconds,
            SensorSources.OfApplication(config) + UpdateSources.OfApplication(config));
    }

    /// <summary>The namespace of a source that was written here, or null for any other source.</summary>
    public static string? ReadNamespace(string path)
    {
        string text = Encoding.UTF8.GetString(InputFile.ReadToReplace(path, MaxSize));
        Match match = NamespaceLine().Match(text);
        return text.StartsWith(Mark, StringComparison.Ordinal) && match.Success ? match.Groups[1].Value : null;
    }

    private static string Bool(bool value)
    {
        return value ? "true" : "false";
    }

    private static byte[] Fill(string template, params object[] values)
    {
        return Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, template, values));
    }

    private const string BootStage = """
        // Written by `secureboot provision` from nf.config: change nf.config and run the command again.
        using nanoFramework.Hardware.Esp32;

        namespace SecureBoot.BootStage;

        /// <summary>The board's settings for the boot stage.</summary>
        internal static class BootStageConstants
        {{
            /// <summary>The drive of the slots and the journal.</summary>
            internal const string Drive = "{0}";

            /// <summary>The largest size of an image in bytes. The drive must have room for two images.</summary>
            internal const int MaxImageSize = {1};

            /// <summary>The lowest security counter that boots, whatever the files contain.</summary>
            internal const uint SecurityCounter = {2};

            /// <summary>The longest trial of an image, in minutes; 0 for no limit.</summary>
            internal const int TrialMinutes = {9};

            /// <summary>The number of consecutive starts of an image without a sign of life.</summary>
            internal const int StartLimit = {10};

            /// <summary>The seconds after which a running, confirmed image counts as alive; 0: the application must
            /// report it.</summary>
            internal const int AliveSeconds = {11};

            /// <summary>Whether an image is refused if its version is lower than the confirmed version and its security
            /// counter is the same.</summary>
            internal const bool RefusesDowngrade = {12};

            /// <summary>The LED that shows why no image was booted.</summary>
            internal const int LedPin = {3};

            /// <summary>The recovery pin. Low for a quarter of a second at reset, it prevents the boot.</summary>
            internal const int RecoveryPin = {4};

            /// <summary>The serial port on which recovery takes an image. COM1 belongs to the Wire Protocol.</summary>
            internal const string RecoveryPort = "{5}";

            /// <summary>The recovery port's speed, in baud.</summary>
            internal const int RecoveryBaudRate = {6};

            /// <summary>The pin on which the recovery port receives.</summary>
            internal const int RecoveryReceivePin = {7};

            /// <summary>The function of that pin.</summary>
            internal const DeviceFunction RecoveryReceive = DeviceFunction.{5}_RX;

            /// <summary>The pin on which the recovery port sends.</summary>
            internal const int RecoveryTransmitPin = {8};

            /// <summary>The function of that pin.</summary>
            internal const DeviceFunction RecoveryTransmit = DeviceFunction.{5}_TX;

            /// <summary>The class identifier of the images that this board accepts; null accepts any product.</summary>
            internal static byte[]? GetProduct()
            {{
                return {13};
            }}
        }}

        """;

    private const string Build = """
        <!-- Written by `secureboot provision` from nf.config: change nf.config and run the command again. -->
        <Project>

          <!-- Whether the boot stage has a body hashed by the chip's own code, for which it needs
               nanoFramework.System.Security.Cryptography. -->
          <PropertyGroup>
            <NativeHash Condition="'$(NativeHash)' == ''">{0}</NativeHash>
          </PropertyGroup>

          <!-- The application's sensors: libraries with native code have to be in the boot stage's deployment. -->
          <PropertyGroup>
        {1}
          </PropertyGroup>

          <!-- Whether the application takes updates: the update library and the sensor library are in the deployment
               then. -->
          <PropertyGroup>
        {2}
          </PropertyGroup>

        </Project>

        """;

    private const string ApplicationBuild = """
        <!-- Written by `secureboot provision` from nf.config: change nf.config and run the command again. -->
        <Project>

          <!-- The sensors that are asked: only what reads these is compiled. -->
          <PropertyGroup>
        {0}
            <DefineConstants Condition="'$(ReadsSht4x)' == 'true'">$(DefineConstants);SHT4X</DefineConstants>
            <DefineConstants
              Condition="'$(ReadsBme280)' != 'none'">$(DefineConstants);BME280;BME280_$(ReadsBme280)</DefineConstants>
            <DefineConstants Condition="'$(ReadsAnalog)' == 'true'">$(DefineConstants);ANALOG</DefineConstants>
          </PropertyGroup>

          <!-- Whether the application takes updates from the site of nf.config. -->
          <PropertyGroup>
        {1}
            <DefineConstants Condition="'$(TakesUpdates)' == 'true'">$(DefineConstants);UPDATES</DefineConstants>
          </PropertyGroup>

        </Project>

        """;

    private const string Application = """
        // Written by `secureboot provision` from nf.config: change nf.config and run the command again.
        using nanoFramework.Hardware.Esp32;
        using SecureBoot.Sensors;

        namespace {4};

        /// <summary>The board's settings for the application.</summary>
        internal static class BoardConstants
        {{
            /// <summary>Digital input of the pulse sensor: a flow meter, a rain gauge, an anemometer.</summary>
            internal const int PulsePin = {0};

            /// <summary>The LED that shows that the application runs.</summary>
            internal const int LedPin = {1};

            /// <summary>The serial port of the particle sensor.</summary>
            internal const string ParticlePort = "{2}";

            /// <summary>The pin on which the particle sensor's data arrive.</summary>
            internal const int ParticlePin = {3};

            /// <summary>The function of that pin.</summary>
            internal const DeviceFunction ParticleReceive = DeviceFunction.{2}_RX;

            /// <summary>The transmit pin of the same port: an ESP32 opens no port without this pin.</summary>
            internal const int ParticleTransmitPin = {5};

            /// <summary>The function of that pin.</summary>
            internal const DeviceFunction ParticleTransmit = DeviceFunction.{2}_TX;

            /// <summary>Whether lines are JSON; otherwise CSV.</summary>
            internal static bool IsJson => {6};

            /// <summary>Seconds of light sleep between two lines; 0 for no sleep.</summary>
            internal const int SleepSeconds = {7};

            /// <summary>Whether the pulse sensor is read.</summary>
            internal static bool ReadsPulses => {8};

            /// <summary>The shortest time for which a pulse keeps the contact closed.</summary>
            internal const uint PulseShortestMilliseconds = {9};

            /// <summary>The shortest time for which the contact is open before the next pulse.</summary>
            internal const uint PulseQuietMilliseconds = {10};

            /// <summary>Whether the particle sensor is read.</summary>
            internal static bool ReadsParticles => {11};

            /// <summary>The kind of the particle sensor.</summary>
            internal const Pms5003Kind ParticleKind = Pms5003Kind.{12};

            /// <summary>The time until the particle sensor's values are stable.</summary>
            internal const uint ParticleWarmUpMilliseconds = {13};
        {14}}}

        """;

    [GeneratedRegex(@"^namespace ([A-Za-z_][\w.]*);\r?$", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
