namespace SecureBoot.Crypto;

/// <content>
/// The steps of additions and doublings that are several products: what one leaves for the next stays in locals.
/// Columns, carries and bounds are those of the single products.
/// </content>
internal sealed partial class FieldElement
{
    /// <summary>Sets this = h = tableX·z² - x and r = tableY·z³ - y, the differences that an addition starts with, then
    /// z = z·h and hh = h².</summary>
    public void StartAddition(
        FieldElement r,
        FieldElement hh,
        FieldElement z,
        FieldElement x,
        FieldElement y,
        FieldElement tableX,
        FieldElement tableY)
    {
        long mask = Mask;
        long m0, m1, m2, m3, m4, m5, m6, m7, m8;
        long a0, a1, a2, a3, a4, a5, a6, a7, a8;
        long b0, b1, b2, b3, b4, b5, b6, b7, b8;
        long h0, h1, h2, h3, h4, h5, h6, h7, h8;
        long z0 = z._l0;
        long z1 = z._l1;
        long z2 = z._l2;
        long z3 = z._l3;
        long z4 = z._l4;
        long z5 = z._l5;
        long z6 = z._l6;
        long z7 = z._l7;
        long z8 = z._l8;

        long t1 = z0 * z0;
        m0 = t1 & mask;
        long t2 = (t1 >> 29) + ((z0 * z1) << 1);
        m1 = t2 & mask;
        long t3 = (t2 >> 29) + ((z0 * z2) << 1) + z1 * z1;
        m2 = t3 & mask;
        long t4 = (t3 >> 29) + ((z0 * z3 + z1 * z2) << 1) + (m0 << 9);
        m3 = t4 & mask;
        long t5 = (t4 >> 29) + ((z0 * z4 + z1 * z3) << 1) + z2 * z2 + (m1 << 9);
        m4 = t5 & mask;
        long t6 = (t5 >> 29) + ((z0 * z5 + z1 * z4 + z2 * z3) << 1) + (m2 << 9);
        m5 = t6 & mask;
        long t7 = (t6 >> 29) + ((z0 * z6 + z1 * z5 + z2 * z4) << 1) + z3 * z3 + (m3 << 9) + (m0 << 18);
        m6 = t7 & mask;
        long t8 = (t7 >> 29) + ((z0 * z7 + z1 * z6 + z2 * z5 + z3 * z4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t8 & mask;
        long t9 = (t8 >> 29) + ((z0 * z8 + z1 * z7 + z2 * z6 + z3 * z5) << 1) + z4 * z4 + (m5 << 9)
            + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t9 & mask;
        long t10 = (t9 >> 29) + ((z1 * z8 + z2 * z7 + z3 * z6 + z4 * z5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21)
            + (m1 << 24);
        b0 = t10 & mask;
        long t11 = (t10 >> 29) + ((z2 * z8 + z3 * z7 + z4 * z6) << 1) + z5 * z5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
            + (m2 << 24);
        b1 = t11 & mask;
        long t12 = (t11 >> 29) + ((z3 * z8 + z4 * z7 + z5 * z6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21)
            + (m3 << 24);
        b2 = t12 & mask;
        long t13 = (t12 >> 29) + ((z4 * z8 + z5 * z7) << 1) + z6 * z6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        b3 = t13 & mask;
        long t14 = (t13 >> 29) + ((z5 * z8 + z6 * z7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24);
        b4 = t14 & mask;
        long t15 = (t14 >> 29) + ((z6 * z8) << 1) + z7 * z7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        b5 = t15 & mask;
        long t16 = (t15 >> 29) + ((z7 * z8) << 1) - (m8 << 21) + (m7 << 24);
        b6 = t16 & mask;
        long t17 = (t16 >> 29) + z8 * z8 + (m8 << 24);
        b7 = t17 & mask;
        b8 = t17 >> 29;

        a0 = tableX._l0;
        a1 = tableX._l1;
        a2 = tableX._l2;
        a3 = tableX._l3;
        a4 = tableX._l4;
        a5 = tableX._l5;
        a6 = tableX._l6;
        a7 = tableX._l7;
        a8 = tableX._l8;

        long t18 = a0 * b0;
        m0 = t18 & mask;
        long t19 = (t18 >> 29) + a0 * b1 + a1 * b0;
        m1 = t19 & mask;
        long t20 = (t19 >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        m2 = t20 & mask;
        long t21 = (t20 >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        m3 = t21 & mask;
        long t22 = (t21 >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        m4 = t22 & mask;
        long t23 = (t22 >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        m5 = t23 & mask;
        long t24 = (t23 >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9)
            + (m0 << 18);
        m6 = t24 & mask;
        long t25 = (t24 >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t25 & mask;
        long t26 = (t25 >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1
            + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t26 & mask;
        long t27 = (t26 >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24) - x._l0;
        h0 = t27 & mask;
        long t28 = (t27 >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24) - x._l1;
        h1 = t28 & mask;
        long t29 = (t28 >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9)
            + (m5 << 18) - (m4 << 21) + (m3 << 24) - x._l2;
        h2 = t29 & mask;
        long t30 = (t29 >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21)
            + (m4 << 24) - x._l3;
        h3 = t30 & mask;
        long t31 = (t30 >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24) - x._l4;
        h4 = t31 & mask;
        long t32 = (t31 >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24) - x._l5;
        h5 = t32 & mask;
        long t33 = (t32 >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24) - x._l6;
        h6 = t33 & mask;
        long t34 = (t33 >> 29) + a8 * b8 + (m8 << 24) - x._l7;
        h7 = t34 & mask;
        h8 = (t34 >> 29) - x._l8;

        long t35 = b0 * z0;
        m0 = t35 & mask;
        long t36 = (t35 >> 29) + b0 * z1 + b1 * z0;
        m1 = t36 & mask;
        long t37 = (t36 >> 29) + b0 * z2 + b1 * z1 + b2 * z0;
        m2 = t37 & mask;
        long t38 = (t37 >> 29) + b0 * z3 + b1 * z2 + b2 * z1 + b3 * z0 + (m0 << 9);
        m3 = t38 & mask;
        long t39 = (t38 >> 29) + b0 * z4 + b1 * z3 + b2 * z2 + b3 * z1 + b4 * z0 + (m1 << 9);
        m4 = t39 & mask;
        long t40 = (t39 >> 29) + b0 * z5 + b1 * z4 + b2 * z3 + b3 * z2 + b4 * z1 + b5 * z0 + (m2 << 9);
        m5 = t40 & mask;
        long t41 = (t40 >> 29) + b0 * z6 + b1 * z5 + b2 * z4 + b3 * z3 + b4 * z2 + b5 * z1 + b6 * z0 + (m3 << 9)
            + (m0 << 18);
        m6 = t41 & mask;
        long t42 = (t41 >> 29) + b0 * z7 + b1 * z6 + b2 * z5 + b3 * z4 + b4 * z3 + b5 * z2 + b6 * z1 + b7 * z0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t42 & mask;
        long t43 = (t42 >> 29) + b0 * z8 + b1 * z7 + b2 * z6 + b3 * z5 + b4 * z4 + b5 * z3 + b6 * z2 + b7 * z1
            + b8 * z0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t43 & mask;
        long t44 = (t43 >> 29) + b1 * z8 + b2 * z7 + b3 * z6 + b4 * z5 + b5 * z4 + b6 * z3 + b7 * z2 + b8 * z1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        a0 = t44 & mask;
        long t45 = (t44 >> 29) + b2 * z8 + b3 * z7 + b4 * z6 + b5 * z5 + b6 * z4 + b7 * z3 + b8 * z2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24);
        a1 = t45 & mask;
        long t46 = (t45 >> 29) + b3 * z8 + b4 * z7 + b5 * z6 + b6 * z5 + b7 * z4 + b8 * z3 + (m8 << 9)
            + (m5 << 18) - (m4 << 21) + (m3 << 24);
        a2 = t46 & mask;
        long t47 = (t46 >> 29) + b4 * z8 + b5 * z7 + b6 * z6 + b7 * z5 + b8 * z4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        a3 = t47 & mask;
        long t48 = (t47 >> 29) + b5 * z8 + b6 * z7 + b7 * z6 + b8 * z5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        a4 = t48 & mask;
        long t49 = (t48 >> 29) + b6 * z8 + b7 * z7 + b8 * z6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        a5 = t49 & mask;
        long t50 = (t49 >> 29) + b7 * z8 + b8 * z7 - (m8 << 21) + (m7 << 24);
        a6 = t50 & mask;
        long t51 = (t50 >> 29) + b8 * z8 + (m8 << 24);
        a7 = t51 & mask;
        a8 = t51 >> 29;

        b0 = tableY._l0;
        b1 = tableY._l1;
        b2 = tableY._l2;
        b3 = tableY._l3;
        b4 = tableY._l4;
        b5 = tableY._l5;
        b6 = tableY._l6;
        b7 = tableY._l7;
        b8 = tableY._l8;

        long t52 = a0 * b0;
        m0 = t52 & mask;
        long t53 = (t52 >> 29) + a0 * b1 + a1 * b0;
        m1 = t53 & mask;
        long t54 = (t53 >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        m2 = t54 & mask;
        long t55 = (t54 >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        m3 = t55 & mask;
        long t56 = (t55 >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        m4 = t56 & mask;
        long t57 = (t56 >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        m5 = t57 & mask;
        long t58 = (t57 >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9)
            + (m0 << 18);
        m6 = t58 & mask;
        long t59 = (t58 >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t59 & mask;
        long t60 = (t59 >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1
            + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t60 & mask;
        long t61 = (t60 >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24) - y._l0;
        m0 = t61 & mask;
        r._l0 = m0;
        long t62 = (t61 >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24) - y._l1;
        m1 = t62 & mask;
        r._l1 = m1;
        long t63 = (t62 >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9)
            + (m5 << 18) - (m4 << 21) + (m3 << 24) - y._l2;
        m2 = t63 & mask;
        r._l2 = m2;
        long t64 = (t63 >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21)
            + (m4 << 24) - y._l3;
        m3 = t64 & mask;
        r._l3 = m3;
        long t65 = (t64 >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24) - y._l4;
        m4 = t65 & mask;
        r._l4 = m4;
        long t66 = (t65 >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24) - y._l5;
        m5 = t66 & mask;
        r._l5 = m5;
        long t67 = (t66 >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24) - y._l6;
        m6 = t67 & mask;
        r._l6 = m6;
        long t68 = (t67 >> 29) + a8 * b8 + (m8 << 24) - y._l7;
        m7 = t68 & mask;
        r._l7 = m7;
        r._l8 = (t68 >> 29) - y._l8;

        long t69 = z0 * h0;
        m0 = t69 & mask;
        long t70 = (t69 >> 29) + z0 * h1 + z1 * h0;
        m1 = t70 & mask;
        long t71 = (t70 >> 29) + z0 * h2 + z1 * h1 + z2 * h0;
        m2 = t71 & mask;
        long t72 = (t71 >> 29) + z0 * h3 + z1 * h2 + z2 * h1 + z3 * h0 + (m0 << 9);
        m3 = t72 & mask;
        long t73 = (t72 >> 29) + z0 * h4 + z1 * h3 + z2 * h2 + z3 * h1 + z4 * h0 + (m1 << 9);
        m4 = t73 & mask;
        long t74 = (t73 >> 29) + z0 * h5 + z1 * h4 + z2 * h3 + z3 * h2 + z4 * h1 + z5 * h0 + (m2 << 9);
        m5 = t74 & mask;
        long t75 = (t74 >> 29) + z0 * h6 + z1 * h5 + z2 * h4 + z3 * h3 + z4 * h2 + z5 * h1 + z6 * h0 + (m3 << 9)
            + (m0 << 18);
        m6 = t75 & mask;
        long t76 = (t75 >> 29) + z0 * h7 + z1 * h6 + z2 * h5 + z3 * h4 + z4 * h3 + z5 * h2 + z6 * h1 + z7 * h0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t76 & mask;
        long t77 = (t76 >> 29) + z0 * h8 + z1 * h7 + z2 * h6 + z3 * h5 + z4 * h4 + z5 * h3 + z6 * h2 + z7 * h1
            + z8 * h0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t77 & mask;
        long t78 = (t77 >> 29) + z1 * h8 + z2 * h7 + z3 * h6 + z4 * h5 + z5 * h4 + z6 * h3 + z7 * h2 + z8 * h1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        m0 = t78 & mask;
        z._l0 = m0;
        long t79 = (t78 >> 29) + z2 * h8 + z3 * h7 + z4 * h6 + z5 * h5 + z6 * h4 + z7 * h3 + z8 * h2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24);
        m1 = t79 & mask;
        z._l1 = m1;
        long t80 = (t79 >> 29) + z3 * h8 + z4 * h7 + z5 * h6 + z6 * h5 + z7 * h4 + z8 * h3 + (m8 << 9)
            + (m5 << 18) - (m4 << 21) + (m3 << 24);
        m2 = t80 & mask;
        z._l2 = m2;
        long t81 = (t80 >> 29) + z4 * h8 + z5 * h7 + z6 * h6 + z7 * h5 + z8 * h4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        m3 = t81 & mask;
        z._l3 = m3;
        long t82 = (t81 >> 29) + z5 * h8 + z6 * h7 + z7 * h6 + z8 * h5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        m4 = t82 & mask;
        z._l4 = m4;
        long t83 = (t82 >> 29) + z6 * h8 + z7 * h7 + z8 * h6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        m5 = t83 & mask;
        z._l5 = m5;
        long t84 = (t83 >> 29) + z7 * h8 + z8 * h7 - (m8 << 21) + (m7 << 24);
        m6 = t84 & mask;
        z._l6 = m6;
        long t85 = (t84 >> 29) + z8 * h8 + (m8 << 24);
        m7 = t85 & mask;
        z._l7 = m7;
        z._l8 = t85 >> 29;

        long t86 = h0 * h0;
        m0 = t86 & mask;
        long t87 = (t86 >> 29) + ((h0 * h1) << 1);
        m1 = t87 & mask;
        long t88 = (t87 >> 29) + ((h0 * h2) << 1) + h1 * h1;
        m2 = t88 & mask;
        long t89 = (t88 >> 29) + ((h0 * h3 + h1 * h2) << 1) + (m0 << 9);
        m3 = t89 & mask;
        long t90 = (t89 >> 29) + ((h0 * h4 + h1 * h3) << 1) + h2 * h2 + (m1 << 9);
        m4 = t90 & mask;
        long t91 = (t90 >> 29) + ((h0 * h5 + h1 * h4 + h2 * h3) << 1) + (m2 << 9);
        m5 = t91 & mask;
        long t92 = (t91 >> 29) + ((h0 * h6 + h1 * h5 + h2 * h4) << 1) + h3 * h3 + (m3 << 9) + (m0 << 18);
        m6 = t92 & mask;
        long t93 = (t92 >> 29) + ((h0 * h7 + h1 * h6 + h2 * h5 + h3 * h4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t93 & mask;
        long t94 = (t93 >> 29) + ((h0 * h8 + h1 * h7 + h2 * h6 + h3 * h5) << 1) + h4 * h4 + (m5 << 9)
            + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t94 & mask;
        long t95 = (t94 >> 29) + ((h1 * h8 + h2 * h7 + h3 * h6 + h4 * h5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21)
            + (m1 << 24);
        m0 = t95 & mask;
        hh._l0 = m0;
        long t96 = (t95 >> 29) + ((h2 * h8 + h3 * h7 + h4 * h6) << 1) + h5 * h5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
            + (m2 << 24);
        m1 = t96 & mask;
        hh._l1 = m1;
        long t97 = (t96 >> 29) + ((h3 * h8 + h4 * h7 + h5 * h6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21)
            + (m3 << 24);
        m2 = t97 & mask;
        hh._l2 = m2;
        long t98 = (t97 >> 29) + ((h4 * h8 + h5 * h7) << 1) + h6 * h6 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        m3 = t98 & mask;
        hh._l3 = m3;
        long t99 = (t98 >> 29) + ((h5 * h8 + h6 * h7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24);
        m4 = t99 & mask;
        hh._l4 = m4;
        long t100 = (t99 >> 29) + ((h6 * h8) << 1) + h7 * h7 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        m5 = t100 & mask;
        hh._l5 = m5;
        long t101 = (t100 >> 29) + ((h7 * h8) << 1) - (m8 << 21) + (m7 << 24);
        m6 = t101 & mask;
        hh._l6 = m6;
        long t102 = (t101 >> 29) + h8 * h8 + (m8 << 24);
        m7 = t102 & mask;
        hh._l7 = m7;
        hh._l8 = t102 >> 29;

        _l0 = h0;
        _l1 = h1;
        _l2 = h2;
        _l3 = h3;
        _l4 = h4;
        _l5 = h5;
        _l6 = h6;
        _l7 = h7;
        _l8 = h8;
    }

    /// <summary>Sets this = a² - b - 2c and y = a·(c - this) - d·e, with which additions and doublings end.</summary>
    public void FinishPoint(
        FieldElement y, FieldElement a, FieldElement b, FieldElement c, FieldElement d, FieldElement e)
    {
        long mask = Mask;
        long m0, m1, m2, m3, m4, m5, m6, m7, m8;
        long x0, x1, x2, x3, x4, x5, x6, x7, x8;
        long d0, d1, d2, d3, d4, d5, d6, d7, d8;
        long e0, e1, e2, e3, e4, e5, e6, e7, e8;
        long a0 = a._l0; long c0 = c._l0;
        long a1 = a._l1; long c1 = c._l1;
        long a2 = a._l2; long c2 = c._l2;
        long a3 = a._l3; long c3 = c._l3;
        long a4 = a._l4; long c4 = c._l4;
        long a5 = a._l5; long c5 = c._l5;
        long a6 = a._l6; long c6 = c._l6;
        long a7 = a._l7; long c7 = c._l7;
        long a8 = a._l8; long c8 = c._l8;

        long t1 = a0 * a0;
        m0 = t1 & mask;
        long t2 = (t1 >> 29) + ((a0 * a1) << 1);
        m1 = t2 & mask;
        long t3 = (t2 >> 29) + ((a0 * a2) << 1) + a1 * a1;
        m2 = t3 & mask;
        long t4 = (t3 >> 29) + ((a0 * a3 + a1 * a2) << 1) + (m0 << 9);
        m3 = t4 & mask;
        long t5 = (t4 >> 29) + ((a0 * a4 + a1 * a3) << 1) + a2 * a2 + (m1 << 9);
        m4 = t5 & mask;
        long t6 = (t5 >> 29) + ((a0 * a5 + a1 * a4 + a2 * a3) << 1) + (m2 << 9);
        m5 = t6 & mask;
        long t7 = (t6 >> 29) + ((a0 * a6 + a1 * a5 + a2 * a4) << 1) + a3 * a3 + (m3 << 9) + (m0 << 18);
        m6 = t7 & mask;
        long t8 = (t7 >> 29) + ((a0 * a7 + a1 * a6 + a2 * a5 + a3 * a4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t8 & mask;
        long t9 = (t8 >> 29) + ((a0 * a8 + a1 * a7 + a2 * a6 + a3 * a5) << 1) + a4 * a4 + (m5 << 9)
            + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t9 & mask;
        long t10 = (t9 >> 29) + ((a1 * a8 + a2 * a7 + a3 * a6 + a4 * a5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21)
            + (m1 << 24) - b._l0 - (c0 << 1);
        x0 = t10 & mask;
        long t11 = (t10 >> 29) + ((a2 * a8 + a3 * a7 + a4 * a6) << 1) + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
            + (m2 << 24) - b._l1 - (c1 << 1);
        x1 = t11 & mask;
        long t12 = (t11 >> 29) + ((a3 * a8 + a4 * a7 + a5 * a6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21)
            + (m3 << 24) - b._l2 - (c2 << 1);
        x2 = t12 & mask;
        long t13 = (t12 >> 29) + ((a4 * a8 + a5 * a7) << 1) + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24) - b._l3
            - (c3 << 1);
        x3 = t13 & mask;
        long t14 = (t13 >> 29) + ((a5 * a8 + a6 * a7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24) - b._l4 - (c4 << 1);
        x4 = t14 & mask;
        long t15 = (t14 >> 29) + ((a6 * a8) << 1) + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24) - b._l5 - (c5 << 1);
        x5 = t15 & mask;
        long t16 = (t15 >> 29) + ((a7 * a8) << 1) - (m8 << 21) + (m7 << 24) - b._l6 - (c6 << 1);
        x6 = t16 & mask;
        long t17 = (t16 >> 29) + a8 * a8 + (m8 << 24) - b._l7 - (c7 << 1);
        x7 = t17 & mask;
        x8 = (t17 >> 29) - b._l8 - (c8 << 1);

        d0 = d._l0; e0 = e._l0; c0 -= x0;
        d1 = d._l1; e1 = e._l1; c1 -= x1;
        d2 = d._l2; e2 = e._l2; c2 -= x2;
        d3 = d._l3; e3 = e._l3; c3 -= x3;
        d4 = d._l4; e4 = e._l4; c4 -= x4;
        d5 = d._l5; e5 = e._l5; c5 -= x5;
        d6 = d._l6; e6 = e._l6; c6 -= x6;
        d7 = d._l7; e7 = e._l7; c7 -= x7;
        d8 = d._l8; e8 = e._l8; c8 -= x8;

        long t18 = a0 * c0 - d0 * e0;
        m0 = t18 & mask;
        long t19 = (t18 >> 29) + a0 * c1 + a1 * c0 - d0 * e1 - d1 * e0;
        m1 = t19 & mask;
        long t20 = (t19 >> 29) + a0 * c2 + a1 * c1 + a2 * c0 - d0 * e2 - d1 * e1 - d2 * e0;
        m2 = t20 & mask;
        long t21 = (t20 >> 29) + a0 * c3 + a1 * c2 + a2 * c1 + a3 * c0 - d0 * e3 - d1 * e2 - d2 * e1 - d3 * e0
            + (m0 << 9);
        m3 = t21 & mask;
        long t22 = (t21 >> 29) + a0 * c4 + a1 * c3 + a2 * c2 + a3 * c1 + a4 * c0 - d0 * e4 - d1 * e3 - d2 * e2
            - d3 * e1 - d4 * e0 + (m1 << 9);
        m4 = t22 & mask;
        long t23 = (t22 >> 29) + a0 * c5 + a1 * c4 + a2 * c3 + a3 * c2 + a4 * c1 + a5 * c0 - d0 * e5 - d1 * e4
            - d2 * e3 - d3 * e2 - d4 * e1 - d5 * e0 + (m2 << 9);
        m5 = t23 & mask;
        long t24 = (t23 >> 29) + a0 * c6 + a1 * c5 + a2 * c4 + a3 * c3 + a4 * c2 + a5 * c1 + a6 * c0 - d0 * e6
            - d1 * e5 - d2 * e4 - d3 * e3 - d4 * e2 - d5 * e1 - d6 * e0 + (m3 << 9) + (m0 << 18);
        m6 = t24 & mask;
        long t25 = (t24 >> 29) + a0 * c7 + a1 * c6 + a2 * c5 + a3 * c4 + a4 * c3 + a5 * c2 + a6 * c1 + a7 * c0
            - d0 * e7 - d1 * e6 - d2 * e5 - d3 * e4 - d4 * e3 - d5 * e2 - d6 * e1 - d7 * e0 + (m4 << 9) + (m1 << 18)
                - (m0 << 21);
        m7 = t25 & mask;
        long t26 = (t25 >> 29) + a0 * c8 + a1 * c7 + a2 * c6 + a3 * c5 + a4 * c4 + a5 * c3 + a6 * c2 + a7 * c1
            + a8 * c0 - d0 * e8 - d1 * e7 - d2 * e6 - d3 * e5 - d4 * e4 - d5 * e3 - d6 * e2 - d7 * e1 - d8 * e0
                + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t26 & mask;
        long t27 = (t26 >> 29) + a1 * c8 + a2 * c7 + a3 * c6 + a4 * c5 + a5 * c4 + a6 * c3 + a7 * c2 + a8 * c1
            - d1 * e8 - d2 * e7 - d3 * e6 - d4 * e5 - d5 * e4 - d6 * e3 - d7 * e2 - d8 * e1 + (m6 << 9) + (m3 << 18)
                - (m2 << 21) + (m1 << 24);
        m0 = t27 & mask;
        y._l0 = m0;
        long t28 = (t27 >> 29) + a2 * c8 + a3 * c7 + a4 * c6 + a5 * c5 + a6 * c4 + a7 * c3 + a8 * c2 - d2 * e8
            - d3 * e7 - d4 * e6 - d5 * e5 - d6 * e4 - d7 * e3 - d8 * e2 + (m7 << 9) + (m4 << 18) - (m3 << 21)
                + (m2 << 24);
        m1 = t28 & mask;
        y._l1 = m1;
        long t29 = (t28 >> 29) + a3 * c8 + a4 * c7 + a5 * c6 + a6 * c5 + a7 * c4 + a8 * c3 - d3 * e8 - d4 * e7
            - d5 * e6 - d6 * e5 - d7 * e4 - d8 * e3 + (m8 << 9) + (m5 << 18) - (m4 << 21) + (m3 << 24);
        m2 = t29 & mask;
        y._l2 = m2;
        long t30 = (t29 >> 29) + a4 * c8 + a5 * c7 + a6 * c6 + a7 * c5 + a8 * c4 - d4 * e8 - d5 * e7 - d6 * e6
            - d7 * e5 - d8 * e4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        m3 = t30 & mask;
        y._l3 = m3;
        long t31 = (t30 >> 29) + a5 * c8 + a6 * c7 + a7 * c6 + a8 * c5 - d5 * e8 - d6 * e7 - d7 * e6 - d8 * e5
            + (m7 << 18) - (m6 << 21) + (m5 << 24);
        m4 = t31 & mask;
        y._l4 = m4;
        long t32 = (t31 >> 29) + a6 * c8 + a7 * c7 + a8 * c6 - d6 * e8 - d7 * e7 - d8 * e6 + (m8 << 18) - (m7 << 21)
            + (m6 << 24);
        m5 = t32 & mask;
        y._l5 = m5;
        long t33 = (t32 >> 29) + a7 * c8 + a8 * c7 - d7 * e8 - d8 * e7 - (m8 << 21) + (m7 << 24);
        m6 = t33 & mask;
        y._l6 = m6;
        long t34 = (t33 >> 29) + a8 * c8 - d8 * e8 + (m8 << 24);
        m7 = t34 & mask;
        y._l7 = m7;
        y._l8 = t34 >> 29;

        _l0 = x0;
        _l1 = x1;
        _l2 = x2;
        _l3 = x3;
        _l4 = x4;
        _l5 = x5;
        _l6 = x6;
        _l7 = x7;
        _l8 = x8;
    }

    /// <summary>Sets this and sumY to the sum of a pair of a table's affine points that have different x.</summary>
    /// <param name="sumY">The sum's y.</param>
    /// <param name="rest">1 / (the differences x2 - x1 of this pair and of all pairs before it); on return without this
    /// pair's difference.</param>
    /// <param name="pairs">The pairs of <see cref="PairBatch"/>.</param>
    /// <param name="at">The offset of the pair in <paramref name="pairs"/>.</param>
    /// <param name="table">The table that the pair's points are in.</param>
    public void AddPair(FieldElement sumY, FieldElement rest, int[] pairs, int at, int[] table)
    {
        int first = pairs[at + Limbs.Count];
        int second = pairs[at + Limbs.Count + 1];
        bool opposite = (first ^ second) < 0;
        bool negative = first < 0;
        first = negative ? ~first : first;
        second = second < 0 ? ~second : second;

        // v = 1/(x2 - x1), and the rest of the inverse without it.
        long mask = Mask;
        long m0, m1, m2, m3, m4, m5, m6, m7, m8;
        long b0, b1, b2, b3, b4, b5, b6, b7, b8;
        long v0, v1, v2, v3, v4, v5, v6, v7, v8;
        long x0, x1, x2, x3, x4, x5, x6, x7, x8;
        long z0, z1, z2, z3, z4, z5, z6, z7, z8;
        long y0, y1, y2, y3, y4, y5, y6, y7, y8;
        long a0 = rest._l0;
        long a1 = rest._l1;
        long a2 = rest._l2;
        long a3 = rest._l3;
        long a4 = rest._l4;
        long a5 = rest._l5;
        long a6 = rest._l6;
        long a7 = rest._l7;
        long a8 = rest._l8;

        b0 = pairs[at];
        b1 = pairs[at + 1];
        b2 = pairs[at + 2];
        b3 = pairs[at + 3];
        b4 = pairs[at + 4];
        b5 = pairs[at + 5];
        b6 = pairs[at + 6];
        b7 = pairs[at + 7];
        b8 = pairs[at + 8];

        long t1 = a0 * b0;
        m0 = t1 & mask;
        long t2 = (t1 >> 29) + a0 * b1 + a1 * b0;
        m1 = t2 & mask;
        long t3 = (t2 >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        m2 = t3 & mask;
        long t4 = (t3 >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        m3 = t4 & mask;
        long t5 = (t4 >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        m4 = t5 & mask;
        long t6 = (t5 >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        m5 = t6 & mask;
        long t7 = (t6 >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9)
            + (m0 << 18);
        m6 = t7 & mask;
        long t8 = (t7 >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t8 & mask;
        long t9 = (t8 >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0
            + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t9 & mask;
        long t10 = (t9 >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        v0 = t10 & mask;
        long t11 = (t10 >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24);
        v1 = t11 & mask;
        long t12 = (t11 >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9) + (m5 << 18)
            - (m4 << 21) + (m3 << 24);
        v2 = t12 & mask;
        long t13 = (t12 >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        v3 = t13 & mask;
        long t14 = (t13 >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        v4 = t14 & mask;
        long t15 = (t14 >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        v5 = t15 & mask;
        long t16 = (t15 >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24);
        v6 = t16 & mask;
        long t17 = (t16 >> 29) + a8 * b8 + (m8 << 24);
        v7 = t17 & mask;
        v8 = t17 >> 29;

        x0 = table[first];
        x1 = table[first + 1];
        x2 = table[first + 2];
        x3 = table[first + 3];
        x4 = table[first + 4];
        x5 = table[first + 5];
        x6 = table[first + 6];
        x7 = table[first + 7];
        x8 = table[first + 8];
        z0 = table[second];
        z1 = table[second + 1];
        z2 = table[second + 2];
        z3 = table[second + 3];
        z4 = table[second + 4];
        z5 = table[second + 5];
        z6 = table[second + 6];
        z7 = table[second + 7];
        z8 = table[second + 8];
        b0 = z0 - x0;
        b1 = z1 - x1;
        b2 = z2 - x2;
        b3 = z3 - x3;
        b4 = z4 - x4;
        b5 = z5 - x5;
        b6 = z6 - x6;
        b7 = z7 - x7;
        b8 = z8 - x8;

        long t18 = a0 * b0;
        m0 = t18 & mask;
        long t19 = (t18 >> 29) + a0 * b1 + a1 * b0;
        m1 = t19 & mask;
        long t20 = (t19 >> 29) + a0 * b2 + a1 * b1 + a2 * b0;
        m2 = t20 & mask;
        long t21 = (t20 >> 29) + a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + (m0 << 9);
        m3 = t21 & mask;
        long t22 = (t21 >> 29) + a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0 + (m1 << 9);
        m4 = t22 & mask;
        long t23 = (t22 >> 29) + a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0 + (m2 << 9);
        m5 = t23 & mask;
        long t24 = (t23 >> 29) + a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0 + (m3 << 9)
            + (m0 << 18);
        m6 = t24 & mask;
        long t25 = (t24 >> 29) + a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t25 & mask;
        long t26 = (t25 >> 29) + a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1
            + a8 * b0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t26 & mask;
        long t27 = (t26 >> 29) + a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        m0 = t27 & mask;
        rest._l0 = m0;
        long t28 = (t27 >> 29) + a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24);
        m1 = t28 & mask;
        rest._l1 = m1;
        long t29 = (t28 >> 29) + a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3 + (m8 << 9) + (m5 << 18)
            - (m4 << 21) + (m3 << 24);
        m2 = t29 & mask;
        rest._l2 = m2;
        long t30 = (t29 >> 29) + a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        m3 = t30 & mask;
        rest._l3 = m3;
        long t31 = (t30 >> 29) + a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        m4 = t31 & mask;
        rest._l4 = m4;
        long t32 = (t31 >> 29) + a6 * b8 + a7 * b7 + a8 * b6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        m5 = t32 & mask;
        rest._l5 = m5;
        long t33 = (t32 >> 29) + a7 * b8 + a8 * b7 - (m8 << 21) + (m7 << 24);
        m6 = t33 & mask;
        rest._l6 = m6;
        long t34 = (t33 >> 29) + a8 * b8 + (m8 << 24);
        m7 = t34 & mask;
        rest._l7 = m7;
        rest._l8 = t34 >> 29;

        // The slope a = (±y2 - y1)·v.
        y0 = table[first + 9];
        y1 = table[first + 10];
        y2 = table[first + 11];
        y3 = table[first + 12];
        y4 = table[first + 13];
        y5 = table[first + 14];
        y6 = table[first + 15];
        y7 = table[first + 16];
        y8 = table[first + 17];
        if (opposite)
        {
            b0 = -table[second + 9] - y0;
            b1 = -table[second + 10] - y1;
            b2 = -table[second + 11] - y2;
            b3 = -table[second + 12] - y3;
            b4 = -table[second + 13] - y4;
            b5 = -table[second + 14] - y5;
            b6 = -table[second + 15] - y6;
            b7 = -table[second + 16] - y7;
            b8 = -table[second + 17] - y8;
        }
        else
        {
            b0 = table[second + 9] - y0;
            b1 = table[second + 10] - y1;
            b2 = table[second + 11] - y2;
            b3 = table[second + 12] - y3;
            b4 = table[second + 13] - y4;
            b5 = table[second + 14] - y5;
            b6 = table[second + 15] - y6;
            b7 = table[second + 16] - y7;
            b8 = table[second + 17] - y8;
        }

        long t35 = b0 * v0;
        m0 = t35 & mask;
        long t36 = (t35 >> 29) + b0 * v1 + b1 * v0;
        m1 = t36 & mask;
        long t37 = (t36 >> 29) + b0 * v2 + b1 * v1 + b2 * v0;
        m2 = t37 & mask;
        long t38 = (t37 >> 29) + b0 * v3 + b1 * v2 + b2 * v1 + b3 * v0 + (m0 << 9);
        m3 = t38 & mask;
        long t39 = (t38 >> 29) + b0 * v4 + b1 * v3 + b2 * v2 + b3 * v1 + b4 * v0 + (m1 << 9);
        m4 = t39 & mask;
        long t40 = (t39 >> 29) + b0 * v5 + b1 * v4 + b2 * v3 + b3 * v2 + b4 * v1 + b5 * v0 + (m2 << 9);
        m5 = t40 & mask;
        long t41 = (t40 >> 29) + b0 * v6 + b1 * v5 + b2 * v4 + b3 * v3 + b4 * v2 + b5 * v1 + b6 * v0 + (m3 << 9)
            + (m0 << 18);
        m6 = t41 & mask;
        long t42 = (t41 >> 29) + b0 * v7 + b1 * v6 + b2 * v5 + b3 * v4 + b4 * v3 + b5 * v2 + b6 * v1 + b7 * v0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t42 & mask;
        long t43 = (t42 >> 29) + b0 * v8 + b1 * v7 + b2 * v6 + b3 * v5 + b4 * v4 + b5 * v3 + b6 * v2 + b7 * v1
            + b8 * v0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t43 & mask;
        long t44 = (t43 >> 29) + b1 * v8 + b2 * v7 + b3 * v6 + b4 * v5 + b5 * v4 + b6 * v3 + b7 * v2 + b8 * v1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24);
        a0 = t44 & mask;
        long t45 = (t44 >> 29) + b2 * v8 + b3 * v7 + b4 * v6 + b5 * v5 + b6 * v4 + b7 * v3 + b8 * v2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24);
        a1 = t45 & mask;
        long t46 = (t45 >> 29) + b3 * v8 + b4 * v7 + b5 * v6 + b6 * v5 + b7 * v4 + b8 * v3 + (m8 << 9) + (m5 << 18)
            - (m4 << 21) + (m3 << 24);
        a2 = t46 & mask;
        long t47 = (t46 >> 29) + b4 * v8 + b5 * v7 + b6 * v6 + b7 * v5 + b8 * v4 + (m6 << 18) - (m5 << 21) + (m4 << 24);
        a3 = t47 & mask;
        long t48 = (t47 >> 29) + b5 * v8 + b6 * v7 + b7 * v6 + b8 * v5 + (m7 << 18) - (m6 << 21) + (m5 << 24);
        a4 = t48 & mask;
        long t49 = (t48 >> 29) + b6 * v8 + b7 * v7 + b8 * v6 + (m8 << 18) - (m7 << 21) + (m6 << 24);
        a5 = t49 & mask;
        long t50 = (t49 >> 29) + b7 * v8 + b8 * v7 - (m8 << 21) + (m7 << 24);
        a6 = t50 & mask;
        long t51 = (t50 >> 29) + b8 * v8 + (m8 << 24);
        a7 = t51 & mask;
        a8 = t51 >> 29;

        // x3 = a² - x1 - x2, y3 = a·(x1 - x3) - y1, or its negation.
        long t52 = a0 * a0;
        m0 = t52 & mask;
        long t53 = (t52 >> 29) + ((a0 * a1) << 1);
        m1 = t53 & mask;
        long t54 = (t53 >> 29) + ((a0 * a2) << 1) + a1 * a1;
        m2 = t54 & mask;
        long t55 = (t54 >> 29) + ((a0 * a3 + a1 * a2) << 1) + (m0 << 9);
        m3 = t55 & mask;
        long t56 = (t55 >> 29) + ((a0 * a4 + a1 * a3) << 1) + a2 * a2 + (m1 << 9);
        m4 = t56 & mask;
        long t57 = (t56 >> 29) + ((a0 * a5 + a1 * a4 + a2 * a3) << 1) + (m2 << 9);
        m5 = t57 & mask;
        long t58 = (t57 >> 29) + ((a0 * a6 + a1 * a5 + a2 * a4) << 1) + a3 * a3 + (m3 << 9) + (m0 << 18);
        m6 = t58 & mask;
        long t59 = (t58 >> 29) + ((a0 * a7 + a1 * a6 + a2 * a5 + a3 * a4) << 1) + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t59 & mask;
        long t60 = (t59 >> 29) + ((a0 * a8 + a1 * a7 + a2 * a6 + a3 * a5) << 1) + a4 * a4 + (m5 << 9) + (m2 << 18)
            - (m1 << 21) + (m0 << 24);
        m8 = t60 & mask;
        long t61 = (t60 >> 29) + ((a1 * a8 + a2 * a7 + a3 * a6 + a4 * a5) << 1) + (m6 << 9) + (m3 << 18) - (m2 << 21)
            + (m1 << 24) - x0 - z0;
        v0 = t61 & mask;
        long t62 = (t61 >> 29) + ((a2 * a8 + a3 * a7 + a4 * a6) << 1) + a5 * a5 + (m7 << 9) + (m4 << 18) - (m3 << 21)
            + (m2 << 24) - x1 - z1;
        v1 = t62 & mask;
        long t63 = (t62 >> 29) + ((a3 * a8 + a4 * a7 + a5 * a6) << 1) + (m8 << 9) + (m5 << 18) - (m4 << 21)
            + (m3 << 24) - x2 - z2;
        v2 = t63 & mask;
        long t64 = (t63 >> 29) + ((a4 * a8 + a5 * a7) << 1) + a6 * a6 + (m6 << 18) - (m5 << 21) + (m4 << 24) - x3 - z3;
        v3 = t64 & mask;
        long t65 = (t64 >> 29) + ((a5 * a8 + a6 * a7) << 1) + (m7 << 18) - (m6 << 21) + (m5 << 24) - x4 - z4;
        v4 = t65 & mask;
        long t66 = (t65 >> 29) + ((a6 * a8) << 1) + a7 * a7 + (m8 << 18) - (m7 << 21) + (m6 << 24) - x5 - z5;
        v5 = t66 & mask;
        long t67 = (t66 >> 29) + ((a7 * a8) << 1) - (m8 << 21) + (m7 << 24) - x6 - z6;
        v6 = t67 & mask;
        long t68 = (t67 >> 29) + a8 * a8 + (m8 << 24) - x7 - z7;
        v7 = t68 & mask;
        v8 = (t68 >> 29) - x8 - z8;

        if (negative)
        {
            x0 = v0 - x0; y0 = -y0;
            x1 = v1 - x1; y1 = -y1;
            x2 = v2 - x2; y2 = -y2;
            x3 = v3 - x3; y3 = -y3;
            x4 = v4 - x4; y4 = -y4;
            x5 = v5 - x5; y5 = -y5;
            x6 = v6 - x6; y6 = -y6;
            x7 = v7 - x7; y7 = -y7;
            x8 = v8 - x8; y8 = -y8;
        }
        else
        {
            x0 -= v0;
            x1 -= v1;
            x2 -= v2;
            x3 -= v3;
            x4 -= v4;
            x5 -= v5;
            x6 -= v6;
            x7 -= v7;
            x8 -= v8;
        }

        long t69 = a0 * x0;
        m0 = t69 & mask;
        long t70 = (t69 >> 29) + a0 * x1 + a1 * x0;
        m1 = t70 & mask;
        long t71 = (t70 >> 29) + a0 * x2 + a1 * x1 + a2 * x0;
        m2 = t71 & mask;
        long t72 = (t71 >> 29) + a0 * x3 + a1 * x2 + a2 * x1 + a3 * x0 + (m0 << 9);
        m3 = t72 & mask;
        long t73 = (t72 >> 29) + a0 * x4 + a1 * x3 + a2 * x2 + a3 * x1 + a4 * x0 + (m1 << 9);
        m4 = t73 & mask;
        long t74 = (t73 >> 29) + a0 * x5 + a1 * x4 + a2 * x3 + a3 * x2 + a4 * x1 + a5 * x0 + (m2 << 9);
        m5 = t74 & mask;
        long t75 = (t74 >> 29) + a0 * x6 + a1 * x5 + a2 * x4 + a3 * x3 + a4 * x2 + a5 * x1 + a6 * x0 + (m3 << 9)
            + (m0 << 18);
        m6 = t75 & mask;
        long t76 = (t75 >> 29) + a0 * x7 + a1 * x6 + a2 * x5 + a3 * x4 + a4 * x3 + a5 * x2 + a6 * x1 + a7 * x0
            + (m4 << 9) + (m1 << 18) - (m0 << 21);
        m7 = t76 & mask;
        long t77 = (t76 >> 29) + a0 * x8 + a1 * x7 + a2 * x6 + a3 * x5 + a4 * x4 + a5 * x3 + a6 * x2 + a7 * x1
            + a8 * x0 + (m5 << 9) + (m2 << 18) - (m1 << 21) + (m0 << 24);
        m8 = t77 & mask;
        long t78 = (t77 >> 29) + a1 * x8 + a2 * x7 + a3 * x6 + a4 * x5 + a5 * x4 + a6 * x3 + a7 * x2 + a8 * x1
            + (m6 << 9) + (m3 << 18) - (m2 << 21) + (m1 << 24) - y0;
        m0 = t78 & mask;
        sumY._l0 = m0;
        long t79 = (t78 >> 29) + a2 * x8 + a3 * x7 + a4 * x6 + a5 * x5 + a6 * x4 + a7 * x3 + a8 * x2 + (m7 << 9)
            + (m4 << 18) - (m3 << 21) + (m2 << 24) - y1;
        m1 = t79 & mask;
        sumY._l1 = m1;
        long t80 = (t79 >> 29) + a3 * x8 + a4 * x7 + a5 * x6 + a6 * x5 + a7 * x4 + a8 * x3 + (m8 << 9) + (m5 << 18)
            - (m4 << 21) + (m3 << 24) - y2;
        m2 = t80 & mask;
        sumY._l2 = m2;
        long t81 = (t80 >> 29) + a4 * x8 + a5 * x7 + a6 * x6 + a7 * x5 + a8 * x4 + (m6 << 18) - (m5 << 21)
            + (m4 << 24) - y3;
        m3 = t81 & mask;
        sumY._l3 = m3;
        long t82 = (t81 >> 29) + a5 * x8 + a6 * x7 + a7 * x6 + a8 * x5 + (m7 << 18) - (m6 << 21) + (m5 << 24) - y4;
        m4 = t82 & mask;
        sumY._l4 = m4;
        long t83 = (t82 >> 29) + a6 * x8 + a7 * x7 + a8 * x6 + (m8 << 18) - (m7 << 21) + (m6 << 24) - y5;
        m5 = t83 & mask;
        sumY._l5 = m5;
        long t84 = (t83 >> 29) + a7 * x8 + a8 * x7 - (m8 << 21) + (m7 << 24) - y6;
        m6 = t84 & mask;
        sumY._l6 = m6;
        long t85 = (t84 >> 29) + a8 * x8 + (m8 << 24) - y7;
        m7 = t85 & mask;
        sumY._l7 = m7;
        sumY._l8 = (t85 >> 29) - y8;

        _l0 = v0;
        _l1 = v1;
        _l2 = v2;
        _l3 = v3;
        _l4 = v4;
        _l5 = v5;
        _l6 = v6;
        _l7 = v7;
        _l8 = v8;
    }
}
