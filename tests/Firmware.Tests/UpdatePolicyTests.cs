using nanoFramework.TestFramework;
using SecureBoot.Image;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>The decision table of docs/updates.md, section 3, and places and times, on the device's runtime.</summary>
[TestClass]
public class UpdatePolicyTests
{
    private const int Rows = 14;
    private const int Step = 7;

    private static byte[] s_image = new byte[0];
    private static Manifest? s_manifest;

    [Setup]
    public void MakeManifest()
    {
        s_image = DeviceImage.Make(2, 7, 0);
        s_manifest = DeviceManifest.Read(new DeviceManifest(s_image, 12)
            .Set(ManifestField.Rollout, new byte[] { 0xF4, 1 })
            .Make());
    }

    // Every seventh of the 16 384 combinations, and each row alone. The tests on .NET run all combinations.
    [TestMethod]
    public void Decide_AnyRowsAreSo_TheFirstDecides()
    {
        for (int set = 0; set < 1 << Rows; set += Step)
        {
            Decides(set);
        }

        for (int row = 0; row < Rows; row++)
        {
            Decides(1 << row);
        }
    }

    [TestMethod]
    public void Decide_Rejected_IsTriedWhenTheSequenceRose()
    {
        UpdateFacts facts = Good();
        facts.IsRejected = true;
        facts.TriedSequence = 11;
        Assert.AreEqual((int)UpdateDecision.Download, (int)UpdatePolicy.Decide(s_manifest!, facts));
    }

    [TestMethod]
    public void Place_IsOfBoardAndImage()
    {
        byte[] device = new byte[] { 0x24, 0x6F, 0x28, 0xAA, 0xBB, 0xCC };
        byte[] file = new byte[32];
        FleetPlace place = new FleetPlace(device, file);
        byte[] both = new byte[38];
        System.Array.Copy(device, 0, both, 0, 6);
        byte[] digest = DeviceManifest.Hash(both, 0, 38);
        Assert.AreEqual((int)(Big(digest, 0) % 10000), place.Bucket);
        Assert.AreEqual((int)(Big(digest, 4) % 7200), place.GetDelay(7200));
        Assert.AreEqual(0, place.GetDelay(0));
        Assert.ThrowsException(
            typeof(System.ArgumentNullException), () => { _ = new FleetPlace(null!, new byte[32]); });
    }

    [TestMethod]
    public void Schedule_IsDrawnAndBacksOff()
    {
        PollSchedule schedule = new PollSchedule(0);
        int most = 3600;
        for (int i = 0; i < 8; i++)
        {
            int wait = schedule.GetRetry(0);
            Assert.IsTrue(wait > most / 2 && wait <= most);
            most = most * 2 > 86400 ? 86400 : most * 2;
        }

        int asked = schedule.GetRetry(0x7FFFFFFF);
        Assert.IsTrue(asked >= 43200 && asked < 86400);
        Assert.IsTrue(schedule.Failures > 0);
        int first = schedule.GetFirst(isOnTrial: true);
        Assert.IsTrue(first >= 0 && first < 30);
        int next = schedule.GetNext();
        Assert.IsTrue(next >= 1800 && next < 5400);
        Assert.AreEqual(0, schedule.Failures);
        Assert.AreNotEqual(next, schedule.GetNext());
    }

    private static void Decides(int set)
    {
        UpdateFacts facts = Good();
        ManifestNumbers numbers = s_manifest!.Numbers;
        numbers.IsHalted = false;
        numbers.MinimumVersion = 0;
        int first = Rows;
        for (int row = Rows - 1; row >= 0; row--)
        {
            if ((set & (1 << row)) != 0)
            {
                Make(row, numbers, facts);
                first = row;
            }
        }

        Assert.AreEqual(first + 1, (int)UpdatePolicy.Decide(s_manifest, facts));
    }

    private static void Make(int row, ManifestNumbers numbers, UpdateFacts facts)
    {
        switch (row)
        {
            case 0: facts.LastSequence = 13; break;
            case 1: facts.Product = new byte[16]; break;
            case 2: facts.Clock = 1900000001; break;
            case 3:
                facts.Running = new ImageIdentity(
                ImageIdentity.DigestKind, DeviceManifest.Hash(s_image, 0, DeviceImage.BodyEnd + 12)); break;
            case 4: facts.IsStaged = true; break;
            case 5: numbers.IsHalted = true; break;
            case 6: facts.IsConfirmed = false; break;
            case 7: facts.RunningVersion = 0x0200000000000000ul; break;
            case 8: facts.SecurityCounter = 8; break;
            case 9: facts.MaxImageSize = s_image.Length - 1; break;
            case 10: numbers.MinimumVersion = 0x0200000000000001ul; break;
            case 11:
                facts.IsRejected = true;
                facts.TriedSequence = 12;
                break;
            case 12: facts.Bucket = 500; break;
            default: facts.WindowLeft = 1; break;
        }
    }

    private static UpdateFacts Good()
    {
        return new UpdateFacts
        {
            RunningVersion = 0x0100000000000000ul,
            IsConfirmed = true,
            SecurityCounter = 7,
            MaxImageSize = 8192,
            Product = DeviceManifest.Product,
            Clock = 1800000100,
        };
    }

    private static uint Big(byte[] bytes, int at)
    {
        return ((uint)bytes[at] << 24) | ((uint)bytes[at + 1] << 16) | ((uint)bytes[at + 2] << 8) | bytes[at + 3];
    }
}
