namespace SecureBoot.Crypto;

/// <summary>SHA-256's state and its compression of one block (FIPS 180-4, 6.2.2).</summary>
/// <remarks>
/// Made for an interpreter, where a 64-bit operation costs no more than a 32-bit operation: each word x is stored
/// twice, as x + x·2^32. A rotation to the right by n below 32 is then one shift, correct in the low 32 bits, and a
/// plain shift by n is a shift by 32 + n. Sums may overflow into the high half, and are cut to 32 bits when a word is
/// made.
/// </remarks>
internal sealed class Sha256Block
{
    // 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    // One array for each 16 rounds.
    private static readonly ulong[][] s_constants =
    {
        new ulong[]
        {
            0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
            0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        },
        new ulong[]
        {
            0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
            0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        },
        new ulong[]
        {
            0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
            0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        },
        new ulong[]
        {
            0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
            0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
        },
    };

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;
    private ulong _e;
    private ulong _f;
    private ulong _g;
    private ulong _h;

    /// <summary>Takes the initial state (5.3.3).</summary>
    public void Reset()
    {
        _a = 0x6A09E667;
        _b = 0xBB67AE85;
        _c = 0x3C6EF372;
        _d = 0xA54FF53A;
        _e = 0x510E527F;
        _f = 0x9B05688C;
        _g = 0x1F83D9AB;
        _h = 0x5BE0CD19;
    }

    /// <summary>Writes the state as 32 big-endian bytes.</summary>
    public void Write(byte[] digest, int offset)
    {
        WriteWord(_a, digest, offset);
        WriteWord(_b, digest, offset + 4);
        WriteWord(_c, digest, offset + 8);
        WriteWord(_d, digest, offset + 12);
        WriteWord(_e, digest, offset + 16);
        WriteWord(_f, digest, offset + 20);
        WriteWord(_g, digest, offset + 24);
        WriteWord(_h, digest, offset + 28);
    }

    /// <summary>Takes one block of 64 bytes into the state.</summary>
    public void Compress(byte[] block)
    {
        unchecked
        {
            ulong low = 0xFFFFFFFF;
            ulong twice = 0x1_0000_0001;
            ulong w0 = ((ulong)((block[0] << 24) | (block[1] << 16) | (block[2] << 8) | block[3]) & low) * twice;
            ulong w1 = ((ulong)((block[4] << 24) | (block[5] << 16) | (block[6] << 8) | block[7]) & low) * twice;
            ulong w2 = ((ulong)((block[8] << 24) | (block[9] << 16) | (block[10] << 8) | block[11]) & low) * twice;
            ulong w3 = ((ulong)((block[12] << 24) | (block[13] << 16) | (block[14] << 8) | block[15]) & low) * twice;
            ulong w4 = ((ulong)((block[16] << 24) | (block[17] << 16) | (block[18] << 8) | block[19]) & low) * twice;
            ulong w5 = ((ulong)((block[20] << 24) | (block[21] << 16) | (block[22] << 8) | block[23]) & low) * twice;
            ulong w6 = ((ulong)((block[24] << 24) | (block[25] << 16) | (block[26] << 8) | block[27]) & low) * twice;
            ulong w7 = ((ulong)((block[28] << 24) | (block[29] << 16) | (block[30] << 8) | block[31]) & low) * twice;
            ulong w8 = ((ulong)((block[32] << 24) | (block[33] << 16) | (block[34] << 8) | block[35]) & low) * twice;
            ulong w9 = ((ulong)((block[36] << 24) | (block[37] << 16) | (block[38] << 8) | block[39]) & low) * twice;
            ulong w10 = ((ulong)((block[40] << 24) | (block[41] << 16) | (block[42] << 8) | block[43]) & low) * twice;
            ulong w11 = ((ulong)((block[44] << 24) | (block[45] << 16) | (block[46] << 8) | block[47]) & low) * twice;
            ulong w12 = ((ulong)((block[48] << 24) | (block[49] << 16) | (block[50] << 8) | block[51]) & low) * twice;
            ulong w13 = ((ulong)((block[52] << 24) | (block[53] << 16) | (block[54] << 8) | block[55]) & low) * twice;
            ulong w14 = ((ulong)((block[56] << 24) | (block[57] << 16) | (block[58] << 8) | block[59]) & low) * twice;
            ulong w15 = ((ulong)((block[60] << 24) | (block[61] << 16) | (block[62] << 8) | block[63]) & low) * twice;

            ulong a = _a * twice;
            ulong b = _b * twice;
            ulong c = _c * twice;
            ulong d = _d * twice;
            ulong e = _e * twice;
            ulong f = _f * twice;
            ulong g = _g * twice;
            ulong h = _h * twice;
            ulong t;

            for (int i = 0; ; i++)
            {
                ulong[] k = s_constants[i];
                t = h + ((e >> 6) ^ (e >> 11) ^ (e >> 25)) + (g ^ (e & (f ^ g))) + k[0] + w0;
                d = ((d + t) & low) * twice;
                h = ((t + ((a >> 2) ^ (a >> 13) ^ (a >> 22)) + ((a & b) | (c & (a | b)))) & low) * twice;

                t = g + ((d >> 6) ^ (d >> 11) ^ (d >> 25)) + (f ^ (d & (e ^ f))) + k[1] + w1;
                c = ((c + t) & low) * twice;
                g = ((t + ((h >> 2) ^ (h >> 13) ^ (h >> 22)) + ((h & a) | (b & (h | a)))) & low) * twice;

                t = f + ((c >> 6) ^ (c >> 11) ^ (c >> 25)) + (e ^ (c & (d ^ e))) + k[2] + w2;
                b = ((b + t) & low) * twice;
                f = ((t + ((g >> 2) ^ (g >> 13) ^ (g >> 22)) + ((g & h) | (a & (g | h)))) & low) * twice;

                t = e + ((b >> 6) ^ (b >> 11) ^ (b >> 25)) + (d ^ (b & (c ^ d))) + k[3] + w3;
                a = ((a + t) & low) * twice;
                e = ((t + ((f >> 2) ^ (f >> 13) ^ (f >> 22)) + ((f & g) | (h & (f | g)))) & low) * twice;

                t = d + ((a >> 6) ^ (a >> 11) ^ (a >> 25)) + (c ^ (a & (b ^ c))) + k[4] + w4;
                h = ((h + t) & low) * twice;
                d = ((t + ((e >> 2) ^ (e >> 13) ^ (e >> 22)) + ((e & f) | (g & (e | f)))) & low) * twice;

                t = c + ((h >> 6) ^ (h >> 11) ^ (h >> 25)) + (b ^ (h & (a ^ b))) + k[5] + w5;
                g = ((g + t) & low) * twice;
                c = ((t + ((d >> 2) ^ (d >> 13) ^ (d >> 22)) + ((d & e) | (f & (d | e)))) & low) * twice;

                t = b + ((g >> 6) ^ (g >> 11) ^ (g >> 25)) + (a ^ (g & (h ^ a))) + k[6] + w6;
                f = ((f + t) & low) * twice;
                b = ((t + ((c >> 2) ^ (c >> 13) ^ (c >> 22)) + ((c & d) | (e & (c | d)))) & low) * twice;

                t = a + ((f >> 6) ^ (f >> 11) ^ (f >> 25)) + (h ^ (f & (g ^ h))) + k[7] + w7;
                e = ((e + t) & low) * twice;
                a = ((t + ((b >> 2) ^ (b >> 13) ^ (b >> 22)) + ((b & c) | (d & (b | c)))) & low) * twice;

                t = h + ((e >> 6) ^ (e >> 11) ^ (e >> 25)) + (g ^ (e & (f ^ g))) + k[8] + w8;
                d = ((d + t) & low) * twice;
                h = ((t + ((a >> 2) ^ (a >> 13) ^ (a >> 22)) + ((a & b) | (c & (a | b)))) & low) * twice;

                t = g + ((d >> 6) ^ (d >> 11) ^ (d >> 25)) + (f ^ (d & (e ^ f))) + k[9] + w9;
                c = ((c + t) & low) * twice;
                g = ((t + ((h >> 2) ^ (h >> 13) ^ (h >> 22)) + ((h & a) | (b & (h | a)))) & low) * twice;

                t = f + ((c >> 6) ^ (c >> 11) ^ (c >> 25)) + (e ^ (c & (d ^ e))) + k[10] + w10;
                b = ((b + t) & low) * twice;
                f = ((t + ((g >> 2) ^ (g >> 13) ^ (g >> 22)) + ((g & h) | (a & (g | h)))) & low) * twice;

                t = e + ((b >> 6) ^ (b >> 11) ^ (b >> 25)) + (d ^ (b & (c ^ d))) + k[11] + w11;
                a = ((a + t) & low) * twice;
                e = ((t + ((f >> 2) ^ (f >> 13) ^ (f >> 22)) + ((f & g) | (h & (f | g)))) & low) * twice;

                t = d + ((a >> 6) ^ (a >> 11) ^ (a >> 25)) + (c ^ (a & (b ^ c))) + k[12] + w12;
                h = ((h + t) & low) * twice;
                d = ((t + ((e >> 2) ^ (e >> 13) ^ (e >> 22)) + ((e & f) | (g & (e | f)))) & low) * twice;

                t = c + ((h >> 6) ^ (h >> 11) ^ (h >> 25)) + (b ^ (h & (a ^ b))) + k[13] + w13;
                g = ((g + t) & low) * twice;
                c = ((t + ((d >> 2) ^ (d >> 13) ^ (d >> 22)) + ((d & e) | (f & (d | e)))) & low) * twice;

                t = b + ((g >> 6) ^ (g >> 11) ^ (g >> 25)) + (a ^ (g & (h ^ a))) + k[14] + w14;
                f = ((f + t) & low) * twice;
                b = ((t + ((c >> 2) ^ (c >> 13) ^ (c >> 22)) + ((c & d) | (e & (c | d)))) & low) * twice;

                t = a + ((f >> 6) ^ (f >> 11) ^ (f >> 25)) + (h ^ (f & (g ^ h))) + k[15] + w15;
                e = ((e + t) & low) * twice;
                a = ((t + ((b >> 2) ^ (b >> 13) ^ (b >> 22)) + ((b & c) | (d & (b | c)))) & low) * twice;

                if (i == 3)
                {
                    break;
                }

                w0 = ((w0 + ((w1 >> 7) ^ (w1 >> 18) ^ (w1 >> 35)) + w9
                    + ((w14 >> 17) ^ (w14 >> 19) ^ (w14 >> 42))) & low) * twice;
                w1 = ((w1 + ((w2 >> 7) ^ (w2 >> 18) ^ (w2 >> 35)) + w10
                    + ((w15 >> 17) ^ (w15 >> 19) ^ (w15 >> 42))) & low) * twice;
                w2 = ((w2 + ((w3 >> 7) ^ (w3 >> 18) ^ (w3 >> 35)) + w11
                    + ((w0 >> 17) ^ (w0 >> 19) ^ (w0 >> 42))) & low) * twice;
                w3 = ((w3 + ((w4 >> 7) ^ (w4 >> 18) ^ (w4 >> 35)) + w12
                    + ((w1 >> 17) ^ (w1 >> 19) ^ (w1 >> 42))) & low) * twice;
                w4 = ((w4 + ((w5 >> 7) ^ (w5 >> 18) ^ (w5 >> 35)) + w13
                    + ((w2 >> 17) ^ (w2 >> 19) ^ (w2 >> 42))) & low) * twice;
                w5 = ((w5 + ((w6 >> 7) ^ (w6 >> 18) ^ (w6 >> 35)) + w14
                    + ((w3 >> 17) ^ (w3 >> 19) ^ (w3 >> 42))) & low) * twice;
                w6 = ((w6 + ((w7 >> 7) ^ (w7 >> 18) ^ (w7 >> 35)) + w15
                    + ((w4 >> 17) ^ (w4 >> 19) ^ (w4 >> 42))) & low) * twice;
                w7 = ((w7 + ((w8 >> 7) ^ (w8 >> 18) ^ (w8 >> 35)) + w0
                    + ((w5 >> 17) ^ (w5 >> 19) ^ (w5 >> 42))) & low) * twice;
                w8 = ((w8 + ((w9 >> 7) ^ (w9 >> 18) ^ (w9 >> 35)) + w1
                    + ((w6 >> 17) ^ (w6 >> 19) ^ (w6 >> 42))) & low) * twice;
                w9 = ((w9 + ((w10 >> 7) ^ (w10 >> 18) ^ (w10 >> 35)) + w2
                    + ((w7 >> 17) ^ (w7 >> 19) ^ (w7 >> 42))) & low) * twice;
                w10 = ((w10 + ((w11 >> 7) ^ (w11 >> 18) ^ (w11 >> 35)) + w3
                    + ((w8 >> 17) ^ (w8 >> 19) ^ (w8 >> 42))) & low) * twice;
                w11 = ((w11 + ((w12 >> 7) ^ (w12 >> 18) ^ (w12 >> 35)) + w4
                    + ((w9 >> 17) ^ (w9 >> 19) ^ (w9 >> 42))) & low) * twice;
                w12 = ((w12 + ((w13 >> 7) ^ (w13 >> 18) ^ (w13 >> 35)) + w5
                    + ((w10 >> 17) ^ (w10 >> 19) ^ (w10 >> 42))) & low) * twice;
                w13 = ((w13 + ((w14 >> 7) ^ (w14 >> 18) ^ (w14 >> 35)) + w6
                    + ((w11 >> 17) ^ (w11 >> 19) ^ (w11 >> 42))) & low) * twice;
                w14 = ((w14 + ((w15 >> 7) ^ (w15 >> 18) ^ (w15 >> 35)) + w7
                    + ((w12 >> 17) ^ (w12 >> 19) ^ (w12 >> 42))) & low) * twice;
                w15 = ((w15 + ((w0 >> 7) ^ (w0 >> 18) ^ (w0 >> 35)) + w8
                    + ((w13 >> 17) ^ (w13 >> 19) ^ (w13 >> 42))) & low) * twice;
            }

            _a = (_a + a) & low;
            _b = (_b + b) & low;
            _c = (_c + c) & low;
            _d = (_d + d) & low;
            _e = (_e + e) & low;
            _f = (_f + f) & low;
            _g = (_g + g) & low;
            _h = (_h + h) & low;
        }
    }

    private static void WriteWord(ulong word, byte[] digest, int offset)
    {
        digest[offset] = (byte)((word >> 24) & 0xFF);
        digest[offset + 1] = (byte)((word >> 16) & 0xFF);
        digest[offset + 2] = (byte)((word >> 8) & 0xFF);
        digest[offset + 3] = (byte)(word & 0xFF);
    }
}
