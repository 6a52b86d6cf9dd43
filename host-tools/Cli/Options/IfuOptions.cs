using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Options;

/// <summary>The options of sign for an image of nanoFramework's in-field update: raw bytes for MCUboot, not a body that
/// the boot stage loads.</summary>
internal sealed class IfuOptions
{
    private const string Ifu = "ifu";
    private const string Usual = "secureboot";

    // The values of nanoFramework's branch develop-ifu: NF_MCUBOOT_HEADER_SIZE, MCUBOOT_MAX_IMG_SECTORS, and --align 4.
    private const uint HeaderSize = 0x200;
    private const uint Sectors = 512;
    private const uint Align = 4;
    private const byte Erased = 0xFF;

    private readonly Option<string> _format;
    private readonly Option<string[]> _dependencies;
    private readonly Option<string> _align;
    private readonly Option<string> _sectors;
    private readonly Option<string> _address;
    private readonly Flag _pad;
    private readonly Flag _confirm;

    internal IfuOptions(ToolCommand command)
    {
        _format = command.AddOption(
            "--format",
            "FORMAT",
            $"{Usual}, the default, or "
                + $"{Ifu}: BODY is the nanoCLR or a deployment, raw or .hex, for nanoFramework's in-field update");
        _dependencies = command.AddRepeatable(
            "--dependency",
            "IMAGE,VERSION",
            $"with {Ifu}: the lowest version of another image; nanoCLR is image 0, the deployment image 1");
        _pad = command.AddFlag("--pad", $"with {Ifu}: fill IMAGE to --slot-size, MCUboot's trailer at its end");
        _confirm = command.AddFlag("--confirm", $"with {Ifu}: --pad, and mark the image as good");
        _align = command.AddOption(
            "--align", "N", $"with {Ifu}: bytes of the flash's smallest write, 1, 2, 4, 8, 16 or 32; default {Align}");
        _sectors = command.AddOption(
            "--max-sectors", "N", $"with {Ifu}: the most sectors of a slot, for the trailer's size; default {Sectors}");
        _address = command.AddOption(
            "--hex-addr",
            "ADDRESS",
            $"with {Ifu}: where IMAGE starts, for a .hex; default the place of a .hex BODY less the header");
    }

    /// <summary>Whether an image for the in-field update is requested.</summary>
    internal bool IsGiven(ParseResult arguments)
    {
        string format = arguments.GetValue(_format) ?? Usual;
        if (format is not (Ifu or Usual))
        {
            throw new MisuseException($"--format: found '{Printable.Escape(format)}', expected {Usual} or {Ifu}");
        }

        Option[] own = [_dependencies, _pad, _confirm, _align, _sectors, _address];
        return format == Ifu || (Array.Find(own, option => Given.Is(arguments, option)) is { } given
            ? throw Given.Without(given, "--format ifu")
            : false);
    }

    /// <summary>Refuses what does nothing for such an image: the options of images for the boot stage, and own options
    /// without the ones that they belong to.</summary>
    internal void RequireUsed(
        ParseResult arguments, IEnumerable<Option> others, Option<string> slotSize, Option<string> output)
    {
        if (others.FirstOrDefault(option => Given.Is(arguments, option)) is { } given)
        {
            throw new MisuseException(
                $"found {given.Name} with --format ifu, expected none: it is for images that the boot stage loads",
                $"leave {given.Name} out, or leave --format ifu out");
        }

        foreach (Option<string> option in new[] { _align, _sectors, _pad, _confirm })
        {
            Given.RequireWith(arguments, option, slotSize);
        }

        if (Given.Is(arguments, _address) && !IntelHex.IsName(arguments.GetRequiredValue(output)))
        {
            throw Given.Without(_address, "an IMAGE named .hex");
        }
    }

    /// <summary>The builder of the signed range: by default a header of 512 bytes, with 0xFF after its
    /// fields.</summary>
    internal ImageBuilder Builder(
        ParseResult arguments, ImageVersion version, byte[] body, uint? headerSize, uint? counter)
    {
        return new ImageBuilder(version, body)
        {
            HeaderSize = (int)(headerSize ?? HeaderSize),
            HeaderFill = Erased,
            SecurityCounter = counter,
            Dependencies = [.. (arguments.GetValue(_dependencies) ?? []).Select(text => ImageDependency.TryParse(text)
                ?? throw new MisuseException(
                    $"--dependency: found '{Printable.Escape(text)}', expected {ImageDependency.ValidValues}"))],
        };
    }

    /// <summary>The only body, and its start address if the file has one.</summary>
    internal static (byte[] Bytes, uint? Address) ReadBody(string[] paths)
    {
        if (paths.Length != 1)
        {
            throw new MisuseException($"found {paths.Length} bodies with --format ifu, expected one: the raw bytes of "
                + "nanoCLR or of a deployment");
        }

        string path = PathText.Require("BODY", paths[0]);
        byte[] content = InputFile.Read(
            path, IntelHex.IsName(path) ? 4 * InputFile.MaxImageSize : InputFile.MaxImageSize);
        if (!IntelHex.IsName(path))
        {
            return (content, null);
        }

        IntelHex hex = IntelHex.Read(path, content);
        return (hex.Bytes, hex.Address);
    }

    /// <summary>The image as its slot holds it, and the content of the file that is written.</summary>
    internal (byte[] Slot, byte[] File) Finish(
        ParseResult arguments, byte[] image, string output, uint? slotSize, uint? bodyAddress, int headerSize)
    {
        int align = (int)Number.Parse("--align", arguments.GetValue(_align) ?? $"{Align}", least: 1, most: 32);
        if (!System.Numerics.BitOperations.IsPow2(align))
        {
            throw new MisuseException($"--align: found '{align}', expected 1, 2, 4, 8, 16 or 32");
        }

        bool isPadded = _pad.IsGiven(arguments) || _confirm.IsGiven(arguments);
        int sectors = (int)Number.Parse(
            "--max-sectors", arguments.GetValue(_sectors) ?? $"{Sectors}", least: 1, most: 65535);
        RequireRoom(image.Length, ImageTrailer.SizeOf(align, sectors), slotSize);
        byte[] trailer = ImageTrailer.Write(align, _confirm.IsGiven(arguments));
        byte[] slot = isPadded ? ImageTrailer.Pad(image, (int)slotSize!.Value, trailer) : image;
        if (!IntelHex.IsName(output))
        {
            return (slot, slot);
        }

        uint address = Address(arguments, bodyAddress, (uint)headerSize);
        List<(uint, byte[])> pieces = [(address, image)];
        if (isPadded)
        {
            pieces.Add((address + slotSize!.Value - (uint)trailer.Length, trailer));
        }

        return (slot, IntelHex.Write(pieces));
    }

    private uint Address(ParseResult arguments, uint? bodyAddress, uint headerSize)
    {
        if (arguments.GetValue(_address) is string text)
        {
            return Number.Parse("--hex-addr", text, least: 0, most: uint.MaxValue - InputFile.MaxImageSize);
        }

        return bodyAddress is not uint address ? throw new MisuseException(
            "found no --hex-addr, expected the address at which a .hex starts",
            "a .hex BODY has one; for a raw one give it")
            : address < headerSize
                ? throw new MisuseException(
                    $"found a body at 0x{address:x}, expected room for the header of {headerSize} bytes before it",
                    "give the address of the image: --hex-addr")
            : address - headerSize;
    }

    private static void RequireRoom(int size, int trailerSize, uint? slotSize)
    {
        if (slotSize is uint most && (most > InputFile.MaxImageSize || size + trailerSize > most))
        {
            throw new MisuseException(
                $"found an image of {size} bytes and a trailer of "
                    + $"{trailerSize}, expected at most {Math.Min(most, InputFile.MaxImageSize)} together",
                "make the body smaller, or the slot larger");
        }
    }
}
