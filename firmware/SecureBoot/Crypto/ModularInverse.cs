namespace SecureBoot.Crypto;

/// <summary>Inverses modulo an odd prime, in variable time.</summary>
/// <remarks>
/// Euclid's algorithm as Lehmer does it: the quotients of the highest 60 bits of two numbers are nearly always those of
/// the numbers, so that a matrix of many steps is found in two integers, and then applied to the numbers.
/// <code>
/// x, y   start as modulus and value, end as 1 and 0; neither is ever negative
/// a, b   keep x ≡ a·value and y ≡ b·value (mod modulus)
/// </code>
/// A wrong quotient costs time and no more: every matrix has the determinant ±1. After D. H. Lehmer, "Euclid's
/// algorithm for large numbers" (1938).
/// </remarks>
internal sealed class ModularInverse
{
    private const int WindowBits = 60;

    // Steps continue while the smaller window has 31 bits: the entries of their matrix are at most 2^60/2^31.
    private const long LeastWindow = 1L << 31;

    // Nearly always ten rounds are enough: each round takes 29 bits. A quotient above 2^29 takes three rounds for 29
    // bits.
    private const int MaxRounds = 64;

    private long[] _x = new long[Limbs.Count];
    private long[] _y = new long[Limbs.Count];
    private long[] _a = new long[Limbs.Count];
    private long[] _b = new long[Limbs.Count];

    // The highest limb of x and y that is in use, and the number of its bits in use; and the highest limb of a and b,
    // which has their signs: limbs above it are zero.
    private int _top = Limbs.Count - 1;
    private int _bits;
    private int _factorTop;

    /// <summary>1/value in (-2·modulus, 2·modulus); value is in [1, modulus).</summary>
    public long[] Invert(long[] modulus, long[] value)
    {
        for (int i = 0; i < Limbs.Count; i++)
        {
            _x[i] = modulus[i];
            _y[i] = value[i];
        }

        _b[0] = 1;
        for (int round = 0; round < MaxRounds && !Limbs.IsZero(_y); round++)
        {
            FindTop();
            long x = Window(_x, _top);
            long y = Window(_y, _top);
            if (x < y)
            {
                Swap();
                long window = x;
                x = y;
                y = window;
            }

            if (y < LeastWindow)
            {
                SubtractMultiple(x);
            }
            else
            {
                TakeSteps(x, y);
            }
        }

        WidenFactors();
        return _a;
    }

    // Moves the signs of a and b to their highest limbs.
    private void WidenFactors()
    {
        for (int i = _factorTop; i < Limbs.Count - 1; i++)
        {
            _a[i + 1] = _a[i] >> Limbs.Bits;
            _a[i] &= Limbs.Mask;
            _b[i + 1] = _b[i] >> Limbs.Bits;
            _b[i] &= Limbs.Mask;
        }

        _factorTop = Limbs.Count - 1;
    }

    private void FindTop()
    {
        while (_top > 0 && (_x[_top] | _y[_top]) == 0)
        {
            _top--;
        }

        int bits = 0;
        int limb = (int)(_x[_top] | _y[_top]);
        for (; limb > 0xFF; limb >>= 8)
        {
            bits += 8;
        }

        for (; limb != 0; limb >>= 1)
        {
            bits++;
        }

        _bits = bits;
    }

    // 60 bits from the highest bit in use, as if limb i were the highest.
    private long Window(long[] number, int i)
    {
        long below = i > 0 ? number[i - 1] << Limbs.Bits : 0;
        below |= i > 1 ? number[i - 2] : 0;
        return (number[i] << (WindowBits - _bits)) + ((below << (WindowBits - (2 * Limbs.Bits))) >> _bits);
    }

    private void Swap()
    {
        long[] number = _x;
        _x = _y;
        _y = number;
        number = _a;
        _a = _b;
        _b = number;
    }

    // Two entries of the matrix in one integer, without their signs, which alternate: each operation changes both
    // entries.
    private void TakeSteps(long x, long y)
    {
        const int Half = 32;
        long current = 1;
        long next = 1L << Half;
        bool isOdd;
        do
        {
            current += x / y * next;
            x %= y;
            isOdd = x < LeastWindow;
            if (isOdd)
            {
                long last = current;
                current = next;
                next = last;
                break;
            }

            next += y / x * current;
            y %= x;
        }
        while (y >= LeastWindow);

        long u = current & uint.MaxValue;
        long v = current >> Half;
        long q = next & uint.MaxValue;
        long r = next >> Half;
        if (isOdd)
        {
            u = -u;
            r = -r;
        }
        else
        {
            v = -v;
            q = -q;
        }

        Apply(_x, _y, _top, u, v, q, r);
        Apply(_a, _b, _factorTop, u, v, q, r);
        int top = _factorTop;
        if (top < Limbs.Count - 1)
        {
            _a[top + 1] = _a[top] >> Limbs.Bits;
            _a[top] &= Limbs.Mask;
            _b[top + 1] = _b[top] >> Limbs.Bits;
            _b[top] &= Limbs.Mask;
            _factorTop = top + 1;
        }

        Straighten(_x, _a);
        Straighten(_y, _b);
    }

    // first, second = u·first + v·second, q·first + r·second.
    private static void Apply(long[] first, long[] second, int top, long u, long v, long q, long r)
    {
        long mask = Limbs.Mask;
        long f = 0;
        long g = 0;
        for (int i = 0; i < top; i++)
        {
            long one = first[i];
            long other = second[i];
            f = (f >> Limbs.Bits) + (u * one) + (v * other);
            g = (g >> Limbs.Bits) + (q * one) + (r * other);
            first[i] = f & mask;
            second[i] = g & mask;
        }

        long high = first[top];
        long otherHigh = second[top];
        first[top] = (f >> Limbs.Bits) + (u * high) + (v * otherHigh);
        second[top] = (g >> Limbs.Bits) + (q * high) + (r * otherHigh);
    }

    // The last steps may have had wrong quotients.
    private void Straighten(long[] number, long[] factor)
    {
        if (number[_top] < 0)
        {
            Negate(number, _top);
            Negate(factor, _factorTop);
        }
    }

    private static void Negate(long[] number, int top)
    {
        long carry = 0;
        for (int i = 0; i < top; i++)
        {
            carry -= number[i];
            number[i] = carry & Limbs.Mask;
            carry >>= Limbs.Bits;
        }

        number[top] = carry - number[top];
    }

    // y is shorter by 29 bits or more: subtracts most of the quotient's highest limb, times y shifted up by whole
    // limbs.
    private void SubtractMultiple(long window)
    {
        WidenFactors();
        int first = _top;
        while (_y[first] == 0)
        {
            first--;
        }

        if (_y[first] > _x[_top] || (first < _top && Window(_y, first) + 2 > window))
        {
            first++;
        }

        // A window may lack its last bit and all lower bits: the sum with 2 is too large.
        long quotient = window / (Window(_y, first) + 2);
        int moved = _top - first;
        Subtract(_x, _y, quotient, moved);
        Subtract(_a, _b, quotient, moved);
    }

    // number -= other·quotient·2^(29·moved).
    private static void Subtract(long[] number, long[] other, long quotient, int moved)
    {
        long carry = 0;
        for (int i = moved; i < Limbs.Count - 1; i++)
        {
            carry += number[i] - (other[i - moved] * quotient);
            number[i] = carry & Limbs.Mask;
            carry >>= Limbs.Bits;
        }

        // The bits that the shift moves out of the highest limb are the sign.
        long high = other[Limbs.Count - 1 - moved];
        if (moved > 0 && other[Limbs.Count - 1] < 0)
        {
            high -= 1L << Limbs.Bits;
        }

        number[Limbs.Count - 1] += carry - (high * quotient);
    }
}
