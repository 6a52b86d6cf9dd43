using System;

namespace SecureBoot.Signer.Keys;

/// <summary>Keys whose private halves are public: anybody can sign with them.</summary>
/// <remarks>
/// Sources, each at the commit that was read: mcu-tools/mcuboot 2d4bacc3c; nanoframework/nf-interpreter 9c306f839
/// (branch develop-ifu); espressif/esptool bb72741ff; espressif/esp-idf 102122904. Zephyr signs with MCUboot's keys,
/// and wolfBoot (5c07c379) makes a key at each build: both have none of their own.
/// </remarks>
public static class KnownKeys
{
    private const int HashStart = 32;

    // A name, then the first 16 bytes of the key hash by SHA-256, SHA-384 and SHA-512, as MCUboot's KEYHASH may hold
    // each.
    private const string Table = """
        MCUboot's cypress-test-ec-p256
        bb868a727f0ef75e890a6a52bccd1d93 349f070642ec7b91a92c4a809645204d 0063338264ee73a8cdcf66d9fed3caaf
        MCUboot's root-ec-p256
        e30466f6b8470c1f29070b17f1e2d3e9 26e692146c5c5e474adf6589ff4f8a05 73590e9134e142c440ef5aa3260dd6e3
        MCUboot's root-ec-p384
        6bcd1e16d80e5fe13a5307e6f1de8344 85b7bd5f5dff9a03a99927adaf6ca6fe 3594b5e8683f5b62ee357fec3a6d761f
        MCUboot's root-ed25519-2
        6754edab1e29affef4a05935adecbeb1 35004e718445817cb8390e263e19e697 e11ed22583de283392266b917bd82e88
        MCUboot's root-ed25519-unknown
        b1d87d60173352b9a4808979790fc699 e7e27f556648c7378842242298faa67a 37491781699741ec96e7faaf03c04e70
        MCUboot's root-ed25519
        c1907fa4eac7fae3840a78902b6f0710 a022fa8a5d6a4d4b091a96b53e214a93 e3e129b49f1218e18e4614acb2523389
        MCUboot's root-rsa-2048
        fc5701dc6135e1323847bdc40f04d2e5 c0cb44a5e5c876ec8087159b1e8f92a5 f6e476cfc11e79ec64d093dfa2f76746
        MCUboot's root-rsa-3072
        449793fb65cd7698753d5b3f35fab15f ae18da5ca3df8b7bde3a1464a2959e62 cc11bc6acffdaef824b4d828a9dae59d
        MCUboot's samples/zephyr/bad-ec-p256
        e6c097daf1458d0f8b8d43fc4b4b9d44 6c66e27b41921bbad2aa6a283ba3f84d f528ace8cbb0c15fbac23d5d5fc23104
        MCUboot's samples/zephyr/bad-rsa-2048
        e32a93d4ef8c5f4d503642e2cc7c5eec 562aa576d0aa9acc4a93ff50b20bf305 e3fdb0bed184d6c2fdbb5c2c618cde53
        MCUboot's testplan/mynewt/key_ec
        64cf53d13dc8784425001af1dd51799e 1a4610a310e3ffd096add89b91e513c5 6ce93f2a9848f84586f96a7229f4ee52
        MCUboot's testplan/mynewt/key_ec256
        6dc968724fdedb71be7c8ad62540ea14 b9d5ed01d3f77fef39151ec954d3f29f 571bc42b33ccb6917669da5a73c321b6
        MCUboot's testplan/mynewt/key_ec256_2
        1c35c9ccb929906e7792eda384825b41 050d6bbba1157c89bab2d9aaf1e11c1b 9a3e6b01e8231c071af2a7872e0c3868
        MCUboot's testplan/mynewt/key_ec_2
        53730935377f0650b22361f542f5bea7 d07da05a68fbe1b605d7d92952f82698 ce7909092897174bb02f56014c6fbdc5
        MCUboot's testplan/mynewt/key_rsa
        263e1b46f29ad5add6fc438abbf6bf22 6b01f45fc86cb9a7db80eb3aeefdc393 5a61978f756cb5d9cde6ec0d1ed588d3
        MCUboot's testplan/mynewt/key_rsa_2
        6347a153696d6c91eaa335290a611506 8aef95d3fef1a6691f96dbe1f5d8aeca 35267d214c64be8b62e07f3cb05b4098
        nanoFramework's dev-signing-key
        728a2f62ccc6ff750e45c22407bc4507 fbcd644a045237e03b59b51db7002ed6 0264a478e7d440b3832dc4038994bdda
        esptool's ecdsa_secure_boot_signing_key2
        efa56342fb8c904b911dd29ca905f034 10a8192e17e46e7be6aef953d870d9ae 6b1d5178048412f04caf8a26f758f9fc
        esptool's ecdsa192_secure_boot_signing_key
        c7e5970095e3365cd78808bab70f55ea 2390e1722973c2c83e1b181081b228de 8f997684e0881a2cbb531e47c31ac6c3
        esptool's ecdsa192_secure_boot_signing_key2
        fffeafdf99ae035bd6a658044db81923 a765f8c657f999d84c6f203da1f24b1d 5b0285825007f56d021c8cdaf4f21e21
        esptool's ecdsa192_secure_boot_signing_key3
        2029eb613973316b6ec98429b9816237 7cb44a629355075ecad01ac09671146b 2dff0f3d7b8e41dd8efa9b0a259a63f3
        esptool's ecdsa192_secure_boot_signing_key4
        aaeeed0caf65d7a4a9582d0f24b4b2e6 753efb1dfbd85e0aa96e459a68ef5540 292c6761c16b9f986c9537c991d0d9bc
        esptool's ecdsa192_secure_boot_signing_key_v2
        7400553d7a3b1c46aa2b572ba2978475 d729c3c65088fa92a8e1e0cde65c7378 53002ebe66cf0e58033cd43ef979b43b
        esptool's ecdsa256_secure_boot_signing_key
        c9aa0de6e3f9c806b4bbd78753f8960a 3bf81526a68bb9cfe741734170395c5f cc011ad6ea48c08b72c5bf904753eac7
        esptool's ecdsa256_secure_boot_signing_key2
        be6673e2e2088fe37a7c0d9ad42a4ad1 aa2d1f5c69627082154eee38ef9725b1 5e7395620ab2b724c0fd0c9a3a9fab7a
        esptool's ecdsa256_secure_boot_signing_key3
        10a122f30a2d0953225750cc11d58b91 be61dfff17d01899c0423ee4a6913d29 2cdb0ebf91b5afd698e3afb655b39024
        esptool's ecdsa256_secure_boot_signing_key4
        bc719addcb27b375edec12ae4ce3cc4b 59106562ca4a03597237ef4c7b69a278 2ff6d65a568e1043bdb49c31def3e22d
        esptool's ecdsa256_secure_boot_signing_key_v2
        5938c05dfb34e93c48d3241a4135a0fb d98a9ba703e8bd42ccc3569a7bfdd8a1 c785e60032d2d84595140cc7a7184401
        esptool's ecdsa384_secure_boot_signing_key
        f59288721ff1c6dd1d0346e23d304445 cae44ff3d312bf3667d47723e204d0e9 ba7ca3bda3561afac68ab53585b6b39a
        esptool's ecdsa384_secure_boot_signing_key2
        7063d5577350185d8a751a3cdc6c32c3 b770ef19d6c6b15c3469a11b345ee645 f890c46ad9dcaec3debb98ab4e989062
        esptool's ecdsa384_secure_boot_signing_key3
        b397c28cb2c63aeda0c8c903bf63786d 664f672b669f8d2ef23054f6b4c104c1 d7c9b70b37f9bb8ee34207f5799293ed
        esptool's ecdsa384_secure_boot_signing_key4
        cabd3956fb11652c36f92bc4066c0520 767ce4cb39e17b5a8fa9afeea20a8287 041a8be9ad0b4b3e0e95653406322fcf
        esptool's rsa_secure_boot_signing_key
        d8c5f1bce26bd2d8fdbfb6de989169bb a9801eed5e2737537064b29bcdd0cdd6 ad8cb3e317c42ad19b094adad7b92e51
        esptool's rsa_secure_boot_signing_key2
        8bfe57cad11dc0c59c17edfb514fecf1 6a05f372eeee8e42e8fb26e66333039e 46a9a345fcf0a029ad171f3c962c7256
        esptool's rsa_secure_boot_signing_key3
        108328ddfc87fd8a10ce48ce7452e28c ca72367611177ac6b3f57c25c2825e8e 21d1a0eba695b63c1339b0dfacee42d9
        esptool's rsa_secure_boot_signing_key4
        a706066ffd3cc7ecf5d46c244756ea05 5a9e33400d3e6956fe4b454879ba9fd5 afce775df2dca4d97cdfea70f83c1e2a
        ESP-IDF's main/ecdsa/ecdsa192_priv_key
        1fdf860c6fbe1a6f243f48241590c7ef 2331c541653a8828118a3f0c2ca12a06 6ebd920d43030140f5ed58809cbdf8fd
        ESP-IDF's main/ecdsa/ecdsa256_priv_key
        173933777dd87b3f81e116aa6d19c135 4fcd55eac454130bf9596938851b5fcc 08f410a15e6128385f4c55cd1ca36ffe
        ESP-IDF's main/ecdsa/ecdsa384_priv_key
        b52a72cdb8c641478cedf00b8c0dfc10 98c8af502b2b5359a46d89169764bb98 cdeb8193fb947d80d5caf51e8454e272
        ESP-IDF's main/key_manager/ecdsa_192_key
        da4041853ecaab9bd4ef8bb76af78626 922f2452ed453b17b439c0bb5678ade8 c676c210f1c8cd385195ba2ca13d3967
        ESP-IDF's main/key_manager/ecdsa_256_key
        7e8b830a431999301c691bad3e553450 72d3c9d8520892fbb37c96c742794831 4c038b47d806c1b664a70b5d27e4a552
        ESP-IDF's main/key_manager/ecdsa_384_key
        5cca148006764a7a178f83447d3d9860 40519d492fd0dc86f0ae4f5ee90b2eb0 b78a13440f4afab17d7fa91239ea9923
        ESP-IDF's tee_cli_app/test_keys/secure_boot_signing_key_ecdsa_p256
        535ec72de45078ee77f0f3c4b5c00b27 bd5d37f10412b5a2f94c674a1358ff21 0b975900e5318acf25de5a4da79d99bf
        ESP-IDF's tee_cli_app/test_keys/secure_boot_signing_key_rsa_3072
        da5fa1f12b475ae9b38c89aba7021716 799899b6b9fa0e9d1c3f161ff6b59491 266ba912d754609cae0045e0e03d69e5
        ESP-IDF's key_manager/test/ecdsa_private_key
        4cf3f287c34c42ef239136beef958cad 247d7439614623f6fd8788f8cc9b155e 6e36cf73c04ce2cac2e6eecaab34f9ac
        ESP-IDF's key_manager/test/rsa_private_key
        b977e6b5c0e674096eb9d74c1d748e78 5011a4d7f6d7d1f3a556df01718b71fe b7ad17120306ea4bf29dc8b42b1f7e68
        ESP-IDF's security_features_app/test/test_secure_boot_signing_key
        9671f6718ed82e00ba25f0fa79962cba e5d2b4d214a419db9e47a6a5055322c9 eadf9a94fddf58df75c65c8870830e76
        ESP-IDF's efuse/test/secure_boot_signing_key
        b033ce17fb7d6dbf7073f480a60ec922 1bfed0e48cf90f38f0e290b943053783 40658868ca611524f19797e022d711fa
        ESP-IDF's efuse/test/secure_boot_signing_key_ecdsa
        9fdbee264bfd574b6f954f87ad8b2759 29cb2a9990a76266f9f3828088d1c61f 4f834e8f49f7113f558374869a6a9f6e
        ESP-IDF's efuse/test/secure_boot_signing_key_ecdsa_nistp256
        1d058d14ef56f5304a06547c0085a202 7a25764e67dda86aedb5963170a399f0 3875396bb545e048205a58c28bc74a5e
        ESP-IDF's efuse/test/secure_boot_signing_key_ecdsa_nistp384
        b3891179959566a1e5ccad28c3d15120 4b09cdd4da0fc258695a6986c3ea0155 e8414a5bc3771de6f311f994086323bd
        ESP-IDF's secure_boot/test/secure_boot_signing_key0
        99ca5762b03dfe5c0648950ecee46ed4 c9b48b53aeeb01399019d2b69c7e7a6e e447633b10d9df566c8c104e26f6d1f3
        ESP-IDF's secure_boot/test/secure_boot_signing_key1
        1c83a79641fbd9003dc5c3340da9d025 5a5b6038cecfdbc0a756550dd26c75f4 83c46a3c52461d2b78219a49c0b58dfd
        ESP-IDF's secure_boot/test/secure_boot_signing_key2
        67abba7ebc1600e1fe5559a215214deb 6b92d5b2faf3d1af71fb9f94ba12b949 a2374d54452c4b82092e02e4471c8205
        ESP-IDF's security/secure_boot/test_ecdsa_key
        a5a147a5910b1b73fc66af39f3b5c7c6 756e318d3121fad595f23d351ea4f6eb a9f290abe4fdb246c4cfd6b95870fc0d
        ESP-IDF's security/secure_boot/test_rsa_3072_key
        31fb322300a74a401c4622b3aa06fa3b 099ae333d1ee800360d28d4253bc05cd 5396ed77d6bfd89989816af432bd5c37
        ESP-IDF's security/signed_app_no_secure_boot/secure_boot_signing_key
        7723e73ee94090307348de4916bd5fdb a965e80a1198703a70ca45bb6f66332d 85785fc0ee6a912bc69969de7f623e88

        """;

    /// <summary>The name of a public development key, or null for any other key.</summary>
    /// <param name="keyHash">A key hash of 32, 48 or 64 bytes.</param>
    public static string? NameOf(ReadOnlySpan<byte> keyHash)
    {
        int hash = keyHash.Length < KeyHash.Size
            ? -1
            : Table.IndexOf(KeyHash.Digits(keyHash[..(HashStart / 2)]), StringComparison.Ordinal);
        if (hash < 0)
        {
            return null;
        }

        int nameEnd = Table.LastIndexOf('\n', hash);
        return Table[(Table.LastIndexOf('\n', nameEnd - 1) + 1)..nameEnd];
    }

    /// <summary>The name of a public development key, or null for any other key.</summary>
    public static string? NameOf(KeyHash keyHash)
    {
        ArgumentNullException.ThrowIfNull(keyHash);
        return NameOf(keyHash.ToArray());
    }
}
