using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>An nf.config with one error: exit code 2, the line, the found and the expected value, and no output
/// file.</summary>
public sealed class BadConfigTests : IDisposable
{
    private readonly BoardFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("version=\"1\">", "version=\"2\">", 2, "found '2', expected 1", "another version")]
    [InlineData("<nf version=\"1\">", "<nf>", 2, "found <nf> without version", "no version")]
    [InlineData("<nf version=\"1\">", "<nf version=\"1\" mode=\"fast\">", 2, "found the attribute 'mode' in <nf>",
        "an attribute that nobody knows")]
    [InlineData("target=\"ESP32_REV3\"", "target=\"ESP32_REV9\"", 3,
        "found the target 'ESP32_REV9', expected a target of nanoFramework's firmware", "a target that there is not")]
    [InlineData(
        "target=\"ESP32_REV3\"", "target=\"esp32_rev3\"", 3, "found the target 'esp32_rev3'", "names are exact")]
    [InlineData("target=\"ESP32_REV3\" ", "", 3, "found <board> without target", "no target")]
    [InlineData("flash=\"4MB\"", "flash=\"32MB\"", 3, "found '32MB', expected 2MB or 4MB or 8MB or 16MB",
        "no firmware for that flash")]
    [InlineData("flash=\"4MB\"", "flash=\"4\"", 3, "found '4', expected 2MB or 4MB", "no unit")]
    [InlineData("port=\"/dev/ttyUSB0\"", "port=\"\"", 3, "found the serial port ''", "no name")]
    [InlineData("port=\"/dev/ttyUSB0\"", "port=\"--masserase\"", 3, "found the serial port '--masserase'",
        "an option of nanoff")]
    [InlineData("port=\"/dev/ttyUSB0\"", "port=\"a b\"", 3, "found the serial port 'a b'", "a space")]
    [InlineData("flash=\"4MB\"", "flash=\"4MB\" chip=\"S3\"", 3,
        "found the attribute 'chip' in <board>, expected target, flash, port", "an attribute that nobody knows")]
    [InlineData("flash=\"4MB\"", "flash=\"4MB\" flash=\"8MB\"", 3, "'flash' is a duplicate attribute name", "twice")]
    [InlineData("led=\"2\"", "led=\"40\"", 4, "found '40', expected a number from 0 to 39", "the chip ends at 39")]
    [InlineData("led=\"2\"", "led=\"-1\"", 4, "found '-1', expected a number", "below 0")]
    [InlineData("led=\"2\"", "led=\"GPIO2\"", 4, "found 'GPIO2', expected a number", "no number")]
    [InlineData("led=\"2\"", "led=\"\"", 4, "found '', expected a number", "nothing")]
    [InlineData("led=\"2\" ", "", 4, "found <pins> without led", "missing")]
    [InlineData("led=\"2\"", "led=\"25\"", 4, "found the pin 25 for particles, which led has", "one pin for two")]
    [InlineData("led=\"2\"", "led=\"2\" buzzer=\"5\"", 4,
        "found the attribute 'buzzer' in <pins>, expected allow, led, recovery", "an attribute that nobody knows")]
    [InlineData("recovery=\"27\"", "recovery=\"0\"", 4, "found the pin 0 for recovery, a strapping pin of the ESP32",
        "held at reset the chip goes into its own loader")]
    [InlineData("recovery=\"27\"", "recovery=\"12\"", 4, "found the pin 12 for recovery, a strapping pin of the ESP32",
        "held at reset it sets the voltage of the flash")]
    [InlineData("recovery=\"COM2\"", "recovery=\"COM1\"", 5, "found 'COM1', expected COM2 or COM3",
        "COM1 is the Wire Protocol's")]
    [InlineData("particles=\"COM3\"", "particles=\"COM2\"", 5, "found 'COM2', which recovery has", "one port for two")]
    [InlineData("115200", "1199", 5, "found '1199', expected a number from 1200 to 4000000", "too slow")]
    [InlineData("115200", "4000001", 5, "found '4000001', expected a number", "too fast")]
    [InlineData("I:\\", "C:\\", 6, "found 'C:\\', expected I:\\ or D:\\", "no drive of the device")]
    [InlineData("98304", "4095", 6, "found '4095', expected a number from 4096 to 786000", "no image is that small")]
    [InlineData("98304", "786001", 6, "found '786001', expected a number", "more than an array of the device")]
    [InlineData("98304", "96 KB", 6, "found '96 KB', expected a number", "no number")]
    [InlineData("98304", "0x18000", 6, "found '0x18000', expected a number", "decimal only")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"4294967296\"", 6,
        "found '4294967296', expected a number from 0 to 2147483647", "2^32")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"2147483648\"", 6,
        "found '2147483648', expected a number from 0 to 2147483647", "above the ceiling")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" trialMinutes=\"10001\"", 6,
        "found '10001', expected a number from 0 to 10000", "a week of trial")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" startLimit=\"0\"", 6,
        "found '0', expected a number from 1 to 100", "no start at all")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" aliveSeconds=\"0\"", 6,
        "found '0', expected a number from 1 to 86400", "no time at all")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" alive=\"never\"", 6, "found 'never', expected explicit",
        "no such way")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" alive=\"explicit\" aliveSeconds=\"9\"", 6,
        "found aliveSeconds '9' beside alive 'explicit', expected one of the two", "both ways")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" downgrade=\"no\"", 6,
        "found 'no', expected allow or refuse", "neither")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" product=\"thermostat\"", 6,
        "found the product 'thermostat', expected DOMAIN/NAME", "no domain")]
    [InlineData(
        "threshold=\"1\"", "threshold=\"0\"", 7, "found '0', expected a number from 1 to 1", "nobody has to sign")]
    [InlineData("threshold=\"1\"", "threshold=\"2\"", 7, "found '2', expected a number from 1 to 1",
        "more than there are keys")]
    [InlineData("table=\"16\"", "table=\"17\"", 7, "found '17', expected 0, 16, 32, 48 or 64", "no such size")]
    [InlineData("table=\"16\"", "", 7, "found <keys> without table", "missing")]
    [InlineData("<key file=\"release.pub.pem\" />", "<key />", 8, "found <key> without file", "no file")]
    [InlineData("<key file=\"release.pub.pem\" />", "<key file=\"\" />", 8, "found the key ''", "an empty name")]
    [InlineData("<key file=\"release.pub.pem\" />", "<key file=\"a\" />\n<key file=\"a\" />", 9,
        "found the key 'a' as number 2", "one file twice")]
    [InlineData("<key file=\"release.pub.pem\" />", "<Key file=\"release.pub.pem\" />", 8,
        "found <Key> in <keys>, expected <key>, threshold, table", "names are exact")]
    [InlineData("<key file=\"release.pub.pem\" />", "release.pub.pem", 7, "found the text 'release.pub.pem'", "text")]
    [InlineData("  <keys", "  <pins led=\"1\" />\n  <keys", 7, "found a second <pins>, expected one", "twice")]
    [InlineData("  <keys", "  <network />\n  <keys", 7, "found <network> in <nf>", "an element that nobody knows")]
    [InlineData(
        "  <keys", "  <sensors report=\"xml\" />\n  <keys", 7, "found 'xml', expected csv or json", "no such form")]
    [InlineData("  <keys", "  <sensors sleepSeconds=\"3601\" />\n  <keys", 7,
        "found '3601', expected a number from 0 to 3600", "over an hour")]
    [InlineData("  <keys", "  <sensors><sht99 /></sensors>\n  <keys", 7, "found <sht99> in <sensors>",
        "a sensor that nobody knows")]
    [InlineData("  <keys", "  <sensors><pulse quietMilliseconds=\"5\" /></sensors>\n  <keys", 7,
        "found <pulse> without shortestMilliseconds", "missing")]
    [InlineData("  <keys", "  <sensors><pms5003 kind=\"PMS7003\" /></sensors>\n  <keys", 7,
        "found 'PMS7003', expected PMS5003 or PMS5003T", "another sensor")]
    [InlineData(
        "  <keys",
        "  <sensors><pulse shortestMilliseconds=\"1\" quietMilliseconds=\"1\" /><pulse shortestMilliseconds=\"1\" "
            + "quietMilliseconds=\"1\" /></sensors>\n  <keys", 7, "found a second <pulse>, expected one", "twice")]
    [InlineData("</nf>", "<publishers><key file=\"p.pem\" /></publishers></nf>", 10,
        "found <publishers>, and <boot> without product", "no product to look for")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"release.pub.pem\" /></publishers>", 6,
        "found the key 'release.pub.pem' in <publishers> and in <keys>", "a key with both roles")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers threshold=\"1\"><key file=\"p.pem\" "
            + "/></publishers>", 6, "found the attribute 'threshold' in <publishers>, expected <key>",
        "one publisher is enough")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" />"
            + "<updates url=\"http://u.example/\" channel=\"stable\" />", 6,
        "found <updates>, and no key in <publishers>, expected <publishers>",
        "nobody whose manifest counts")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates channel=\"stable\" />", 6,
        "found <updates> without url, expected url=",
        "nowhere to look")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example/\" />", 6,
        "found <updates> without channel",
        "no channel")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example\" channel=\"stable\" />", 6,
        "found the site 'http://u.example', expected http:// or https://",
        "no slash at the end")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"ftp://u.example/\" channel=\"stable\" />", 6,
        "found the site 'ftp://u.example/', expected http:// or https://",
        "no protocol of the device")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://me:pw@u.example/\" channel=\"stable\" />", 6,
        "found the site 'http://me:pw@u.example/', expected",
        "a password in public")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example/?a=b/\" channel=\"stable\" />", 6,
        "found the site 'http://u.example/?a=b/', expected",
        "a question")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http:///\" channel=\"stable\" />", 6,
        "found the site 'http:///', expected",
        "no server")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example:70000/\" channel=\"stable\" />", 6,
        "found the site 'http://u.example:70000/', expected",
        "no port")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example/\" channel=\"Stable\" />", 6,
        "found the channel 'Stable', expected a name of small letters",
        "a capital letter")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example/\" channel=\"images\" />", 6,
        "found the channel 'images', expected a name",
        "the folder of the images")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example/\" channel=\"stable\" authority=\"ca.pem\" />", 6,
        "found authority 'ca.pem' for a site without TLS",
        "nothing to check")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"https://u.example/\" channel=\"stable\" authority=\"\" />", 6,
        "found authority '', expected a certificate's file",
        "no file")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<updates url=\"http://u.example/\" channel=\"stable\" poll=\"60\" />", 6,
        "found the attribute 'poll' in <updates>, expected url, channel, authority",
        "the manifest says when")]
    [InlineData(
        "securityCounter=\"3\" />",
        "securityCounter=\"3\" product=\"a.example/b\" /><publishers><key file=\"p.pem\" /></publishers>"
            + "<sensors sleepSeconds=\"60\" /><updates url=\"http://u.example/\" channel=\"stable\" />", 6,
        "found <updates>, and sleepSeconds 60 in <sensors>, expected one of the two",
        "no radio in light sleep")]
    [InlineData("  <keys", "  <sensors><sht4x address=\"0x44\" /></sensors>\n  <keys", 7,
        "found <sht4x> on I2C, expected i2cData and i2cClock in <pins>", "no pins for the bus")]
    [InlineData("  <keys", "  <sensors><sht4x address=\"68\" /></sensors>\n  <keys", 7,
        "found '68', expected 0x44 or 0x45 or 0x46", "as the data sheet writes it")]
    [InlineData("  <keys", "  <sensors><bme280 bus=\"SPI\" /></sensors>\n  <keys", 7,
        "found <bme280> on SPI, expected spiMosi, spiMiso, spiClock and spiSelect in <pins>", "no pins for the bus")]
    [InlineData("  <keys", "  <sensors><bme280 address=\"0x76\" /></sensors>\n  <keys", 7, "found <bme280> without bus",
        "which bus")]
    [InlineData("  <keys", "  <sensors><bme280 bus=\"I2C\" /></sensors>\n  <keys", 7, "found <bme280> without address",
        "where on the bus")]
    [InlineData("  <keys", "  <sensors><bme280 bus=\"SPI\" address=\"0x76\" /></sensors>\n  <keys", 7,
        "found <bme280> on SPI", "an address on SPI")]
    [InlineData(
        "  <keys",
        "  <sensors><analog channel=\"8\"><point raw=\"1\" value=\"1\" /><point raw=\"2\" value=\"2\" "
            + "/></analog></sensors>\n  <keys", 7,
        "found the channel 8, expected one of the ESP32: 0, 1, 2, 3, 4, 5, 6, 7, 10,", "a sensor inside the chip")]
    [InlineData(
        "  <keys",
        "  <sensors><analog channel=\"10\"><point raw=\"1\" value=\"1\" /><point raw=\"2\" value=\"2\" "
            + "/></analog></sensors>\n  <keys", 7, "found the pin 4 for analog, which pulse has",
        "a pin that is taken")]
    [InlineData(
        "  <keys", "  <sensors><analog channel=\"0\"><point raw=\"1\" value=\"1\" /></analog></sensors>\n  <keys", 7,
        "found <analog> with 1 points, expected 2 to 64", "no curve")]
    [InlineData(
        "  <keys",
        "  <sensors><analog channel=\"0\"><point raw=\"2\" value=\"1\" /><point raw=\"2\" value=\"2\" "
            + "/></analog></sensors>\n  <keys", 7, "found raw '2' after '2', expected points whose raw numbers rise",
        "it does not rise")]
    [InlineData(
        "  <keys", "  <sensors><analog channel=\"0\"><point raw=\"4096\" value=\"1\" /></analog></sensors>\n  <keys", 7,
        "found '4096', expected a number from 0 to 4095", "past the converter")]
    [InlineData(
        "  <keys",
        "  <sensors><analog channel=\"0\" samples=\"0\"><point raw=\"1\" value=\"1\" /><point raw=\"2\" value=\"2\" "
            + "/></analog></sensors>\n  <keys", 7, "found '0', expected a number from 1 to 1024", "no conversion")]
    [InlineData("particlesTransmit=\"26\"", "particlesTransmit=\"26\" i2cData=\"26\"", 4,
        "found the pin 26 for i2cData, which particlesTransmit has", "one pin twice")]
    [InlineData("particlesTransmit=\"26\"", "particlesTransmit=\"26\" spiMosi=\"34\"", 4,
        "found the pin 34 for spiMosi, which is an input only", "no output")]
    [InlineData("</nf>", "", 11, "found invalid XML", "not closed")]
    [InlineData("<nf version=\"1\">", "<!DOCTYPE nf [<!ENTITY a \"b\">]><nf version=\"1\">", 2,
        "found invalid XML: for security reasons DTD is prohibited", "a document type")]
    [InlineData(
        "<nf version=\"1\">", "<nf version=\"1\" xmlns=\"urn:x\">", 2, "found the namespace 'urn:x'", "a namespace")]
    [InlineData("<nf version=\"1\">", "<nf version=\"1\"><?php ?>", 2, "found the instruction", "an instruction")]
    [InlineData(
        "<nf version=\"1\">", "<config version=\"1\">", 10, "found invalid XML", "does not end as it starts")]
    [InlineData("securityCounter=\"3\"", "securityCounter=\"3\" nativeHash=\"yes\"", 6,
        "found 'yes', expected true or false", "a native hash that is neither")]
    [InlineData("ESP32_REV3", "&target;", 3, "found invalid XML", "an entity")]
    public void Provision_BadConfig_IsMisuseWithTheLine(string good, string bad, int line, string fragment, string why)
    {
        string text = BoardFolder.Good.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(BoardFolder.Good, text);
        _folder.Configure(text);

        string error = Secureboot.Run("provision", "--config", _folder.Config).AssertError(exitCode: 2, fragment).Talk;
        Assert.Contains($"{_folder.Config}: line {line}: ", error, StringComparison.Ordinal);
        Assert.False(_folder.HasSources, why);
    }

    [Theory]
    [InlineData("particlesTransmit=\"26\"", "particlesTransmit=\"99\"",
        "4: particlesTransmit in <pins>: found '99', expected a number from 0 to 39")]
    [InlineData("allow=\"2\"", "allow=\"2,3\"",
        "4: allow in <pins>: found '2,3', expected a number from 0 to 39; a space separates one number from the next")]
    [InlineData("threshold=\"1\"", "threshold=\"2\"",
        "7: threshold in <keys>: found '2', expected a number from 1 to 1: at most the number of keys, and <keys> "
            + "has 1")]
    [InlineData("<board", "<Board", "3: found <Board> in <nf>, expected <board>: names are case-sensitive")]
    [InlineData("led=", "Led=", "4: found the attribute 'Led' in <pins>, expected led: names are case-sensitive")]
    [InlineData("<nf version", "<nf xmlns=\"urn:x\" version", "2: found the namespace 'urn:x', expected no namespace")]
    public void Provision_BadConfig_NamesElementAndAttribute(string good, string bad, string error)
    {
        _folder.Configure(BoardFolder.Good.Replace(good, bad, StringComparison.Ordinal));
        string talk = Secureboot.Run("provision", "--config", _folder.Config).AssertError(exitCode: 2, "found ").Talk;
        Assert.StartsWith(
            $"secureboot: error: {_folder.Config}: line {error}\n", talk, StringComparison.Ordinal);
    }

    // target, attribute, pin, fragment of the error (null where another attribute has the pin)
    [Theory]
    [InlineData("ESP32_REV3", "led", 6, "which the ESP32_REV3 has its flash or PSRAM at")]
    [InlineData("ESP32_REV3", "led", 11, "which the ESP32_REV3 has its flash or PSRAM at")]
    [InlineData("ESP32_REV3", "led", 34, "which is an input only on the ESP32")]
    [InlineData("ESP32_REV3", "recoveryTransmit", 35, "which is an input only on the ESP32")]
    [InlineData("ESP32_REV3", "recovery", 34, "which has no pull-up and no pull-down on the ESP32, and would float")]
    [InlineData("ESP32_REV3", "pulse", 36, "which has no pull-up and no pull-down on the ESP32, and would float")]
    [InlineData("ESP32_REV3", "particles", 34, null)]
    [InlineData("ESP32_REV3", "led", 1, "a pin of UART0 on the ESP32")]
    [InlineData("ESP32_REV3", "particles", 3, "a pin of UART0 on the ESP32")]
    [InlineData(
        "ESP32_REV3", "led", 12, "a strapping pin of the ESP32, whose level at reset changes how the chip starts")]
    [InlineData("ESP32_REV3", "led", 20, "which the ESP32 does not have")]
    [InlineData("ESP32_REV3", "led", 24, "which the ESP32 does not have")]
    [InlineData("ESP32_REV3", "led", 28, "which the ESP32 does not have")]
    [InlineData("ESP32_REV3", "led", 18, null)]
    [InlineData(
        "ESP32_PSRAM_REV3",
        "led",
        18,
        "the pin 16 for recoveryReceive, which the ESP32_PSRAM_REV3 has its flash or PSRAM at")]
    [InlineData(
        "ESP32_PICO", "led", 18, "the pin 16 for recoveryReceive, which the ESP32_PICO has its flash or PSRAM at")]
    [InlineData("ESP32_S3_OCTAL", "led", 33, "which the ESP32_S3_OCTAL has its flash or PSRAM at")]
    [InlineData("ESP32_S3_QUAD", "led", 22, "which the ESP32_S3 does not have")]
    [InlineData("ESP32_S3_QUAD", "led", 19, "a pin of USB on the ESP32_S3")]
    [InlineData("ESP32_C3", "led", 12, "which the ESP32_C3 has its flash or PSRAM at")]
    public void Provision_Pin_IsRefusedByWhatTheChipDoesWithIt(string target, string attribute, int pin, string? reason)
    {
        string text = BoardFolder.Good.Replace("ESP32_REV3", target, StringComparison.Ordinal)
            .Replace(" allow=\"2\"", "", StringComparison.Ordinal)
            .Replace("led=\"2\"", "led=\"23\"", StringComparison.Ordinal);
        string changed = System.Text.RegularExpressions.Regex.Replace(
            text, $" {attribute}=\"\\d+\"", $" {attribute}=\"{pin}\"");
        _folder.Configure(changed);

        CommandResult result = Secureboot.Run("provision", "--config", _folder.Config, "--dry-run");
        if (reason is null)
        {
            result.AssertDone();
        }
        else
        {
            result.AssertError(exitCode: 2, reason);
            Assert.Matches(@"line 4: \w+ in <pins>: found the pin ", result.Talk);
        }
    }

    [Theory]
    [InlineData("12", "12", null)]
    [InlineData("1", "1", null)]
    [InlineData("12", "", "a strapping pin")]
    [InlineData("12", "2 12", null)]
    [InlineData("20", "20", "which the ESP32 does not have")]
    [InlineData("34", "34", "which is an input only")]
    [InlineData("12", "twelve", "found 'twelve'")]
    public void Provision_PinThatIsAllowed_IsTaken(string pin, string allow, string? reason)
    {
        _folder.Configure(BoardFolder.Good.Replace("led=\"2\"", $"led=\"{pin}\"", StringComparison.Ordinal)
            .Replace(" allow=\"2\"", allow.Length == 0 ? "" : $" allow=\"{allow}\"", StringComparison.Ordinal));
        CommandResult result = Secureboot.Run("provision", "--config", _folder.Config, "--dry-run");
        if (reason is null)
        {
            result.AssertDone();
        }
        else
        {
            result.AssertError(exitCode: 2, reason);
        }
    }

    [Fact]
    public void Provision_RootOfAnotherName_IsMisuse()
    {
        _folder.Configure("<web version=\"1\" />");
        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(exitCode: 2, "line 1: found <web>, expected <nf version=");
    }

    [Fact]
    public void Provision_TooManyKeys_IsMisuse()
    {
        string keys = string.Concat(Enumerable.Range(0, 9).Select(i => $"<key file=\"{i}\" />\n"));
        _folder.Configure(BoardFolder.Good.Replace("<key file=\"release.pub.pem\" />", keys, StringComparison.Ordinal));
        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(exitCode: 2, "line 16: file in <key>: found the key '8' as number 9, expected at most 8");
    }

    [Fact]
    public void Provision_DeepElements_IsMisuse()
    {
        _folder.Configure(
            string.Concat(Enumerable.Repeat("<nf version=\"1\">", 2000))
                + string.Concat(Enumerable.Repeat("</nf>", 2000)));
        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(exitCode: 2, "found <nf> at level 9, expected at most 8 levels");
    }

    [Fact]
    public void Provision_LargeFile_IsMisuse()
    {
        _folder.Configure(BoardFolder.Good + new string(' ', 70_000));
        Secureboot.Run("provision", "--config", _folder.Config).AssertError(exitCode: 2, "expected at most 65536");
    }

    [Theory]
    [InlineData("", "an empty name", "expected a file's name")]
    [InlineData("missing.config", "nothing there", "no such file")]
    public void Provision_NoConfig_IsMisuse(string name, string why, string fragment)
    {
        string path = name.Length == 0 ? "" : _folder.File(name);
        Secureboot.Run("provision", "--config", path).AssertError(exitCode: 2, fragment);
        Assert.False(_folder.HasSources, why);
    }

    [Fact]
    public void Provision_NoBootStageFolder_IsMisuseAndNothingIsWritten()
    {
        Directory.Delete(_folder.File("firmware/BootStage"));
        Secureboot.Run("provision", "--config", _folder.Config).AssertError(exitCode: 2, "its folder does not exist");
        Assert.False(_folder.HasSources);
    }

    [Fact]
    public void Provision_MissingKey_IsMisuse()
    {
        File.Delete(_folder.File("release.pub.pem"));
        string publicKey = _folder.File("release.pub.pem");
        string key = _folder.File("release.pem");
        string pubkey = $"secureboot pubkey --key {key} --out {publicKey}; secureboot provision\n";
        Assert.EndsWith(
            "secureboot: hint: " + pubkey,
            Secureboot.Run("provision", "--config", _folder.Config)
                .AssertError(exitCode: 2, $"{publicKey}: no such file, and line 8 of {_folder.Config} names it").Talk,
            StringComparison.Ordinal);
        File.Delete(key);
        Assert.EndsWith(
            $"secureboot: hint: secureboot keygen --out {key}; " + pubkey,
            Secureboot.Run("provision", "--config", _folder.Config).AssertError(exitCode: 2, "no such file").Talk,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Provision_RsaKey_IsMisuse()
    {
        File.Copy(Vectors.Key("rsa-3072-a.pub.pem"), _folder.File("release.pub.pem"), overwrite: true);
        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(exitCode: 2, "found a key of the type rsa-3072, expected ecdsa-p256");
        Assert.False(_folder.HasSources);
    }

    [Fact]
    public void Provision_OneKeyInTwoFiles_IsMisuse()
    {
        _folder.Configure(BoardFolder.Good.Replace("<keys", "<keys", StringComparison.Ordinal)
            .Replace("</keys>", "<key file=\"release.pem\" /></keys>", StringComparison.Ordinal));
        Secureboot.Run("provision", "--config", _folder.Config)
            .AssertError(exitCode: 2, "a second time, expected different keys");
        Assert.False(_folder.HasSources);
    }
}
