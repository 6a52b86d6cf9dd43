namespace SecureBoot.Crypto;

/// <summary>Inverses modulo an odd prime, in variable time.</summary>
/// <remarks>
/// Euclid's algorithm as Lehmer does it: the quotients of the highest 60 bits of two numbers are nearly always those of
/// the numbers, so that a matrix of many steps is found in two integers, and then applied to the numbers.
/// <code>
/// x, y   start as modulus and value, end as 1 and 0; neither is ever negative
/// a, b   keep x ≡ a·value and y ≡ b·value (mod modulus)
/// </code>
/// A wrong quotient costs time and no more: every matrix has the determinant ±1. After D. H. Lehmer, "Euclid's algorithm
/// for large numbers" (1938).
/// </remarks>
internal sealed class ModularInverse
{
    private const int WindowBits = 60;

    // Steps go on while the smaller window has 31 bits: their matrix has entries of at most 2^60/2^31.
    private const long LeastWindow = 1L << 31;

    // Ten do nearly always: each takes 29 bits. A quotient above 2^29 takes three rounds for 29 bits.
    private const int MaxRounds = 64;

    private long[] _x = new long[Limbs.Count];
    private long[] _y = new long[Limbs.Count];
    private long[] _a = new long[Limbs.Count];
    private long[] _b = new long[Limbs.Count];

    // The highest limb that is in use, and how many of its bits are.
    private int _top = Limbs.Count - 1;
    private int _bits;

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

        return _a;
    }

    private void FindTop()
    {
        while (_top > 0 && (_x[_top] | _y[_top]) == 0)
        {
            _top--;
        }

        _bits = 0;
        for (long limb = _x[_top] | _y[_top]; limb != 0; limb >>= 1)
        {
            _bits++;
        }
    }

    // 60 bits from the highest one in use, were limb i the highest.
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

    // Two entries of the matrix in one integer, without their signs, which alternate: what is done to one is done to the other.
    private void TakeSteps(long x, long y)
    {
        const int Half = 32;
        long current = 1;
        long next = 1L << Half;
        bool isOdd = false;
        while (y >= LeastWindow)
        {
            long quotient = x / y;
            long rest = x - (quotient * y);
            x = y;
            y = rest;
            rest = current + (quotient * next);
            current = next;
            next = rest;
            isOdd = !isOdd;
        }

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

        Apply(_x, _y, u, v, q, r);
        Apply(_a, _b, u, v, q, r);
        Straighten(_x, _a);
        Straighten(_y, _b);
    }

    // first, second = u·first + v·second, q·first + r·second.
    private static void Apply(long[] first, long[] second, long u, long v, long q, long r)
    {
        long mask = Limbs.Mask;
        long f = 0;
        long g = 0;
        for (int i = 0; i < Limbs.Count - 1; i++)
        {
            long one = first[i];
            long other = second[i];
            f += (u * one) + (v * other);
            g += (q * one) + (r * other);
            first[i] = f & mask;
            second[i] = g & mask;
            f >>= Limbs.Bits;
            g >>= Limbs.Bits;
        }

        long high = first[Limbs.Count - 1];
        long otherHigh = second[Limbs.Count - 1];
        first[Limbs.Count - 1] = f + (u * high) + (v * otherHigh);
        second[Limbs.Count - 1] = g + (q * high) + (r * otherHigh);
    }

    // The last steps may have had wrong quotients.
    private static void Straighten(long[] number, long[] factor)
    {
        if (number[Limbs.Count - 1] < 0)
        {
            Negate(number);
            Negate(factor);
        }
    }

    private static void Negate(long[] number)
    {
        long carry = 0;
        for (int i = 0; i < Limbs.Count - 1; i++)
        {
            carry -= number[i];
            number[i] = carry & Limbs.Mask;
            carry >>= Limbs.Bits;
        }

        number[Limbs.Count - 1] = carry - number[Limbs.Count - 1];
    }

    // y is shorter by 29 bits and more: most of the quotient's highest limb is taken, of y moved up by whole limbs.
    private void SubtractMultiple(long window)
    {
        int first = _top;
        while (_y[first] == 0)
        {
            first--;
        }

        if (_y[first] > _x[_top] || (first < _top && Window(_y, first) + 2 > window))
        {
            first++;
        }

        // A window may lack its last bit, and all that is below: with 2 more it is too large.
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

        // What is moved up out of the highest limb is its sign.
        long high = other[Limbs.Count - 1 - moved];
        if (moved > 0 && other[Limbs.Count - 1] < 0)
        {
            high -= 1L << Limbs.Bits;
        }

        number[Limbs.Count - 1] += carry - (high * quotient);
    }
}
