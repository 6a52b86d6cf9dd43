namespace NFUnitTest;

/// <summary>An image made by imgtool (tests/vectors/imgtool/images/ecdsa-p256.bin) and the key that signed
/// it.</summary>
internal static class SampleImage
{
    internal const int HeaderSize = 32;

    // The last 65 bytes of the public key file: 04, x, y.
    internal const string Point =
        "BK/Y6wzsI+Lko1UbDiUT+2vFUrIznerpPIWmZpmH/DZ7nuJsS6MeAPN9w5aBYt7nISa95KdC8/Co33orhAIWltU=";

    internal const string Image =
        "PbjzlgAAAAAgAAAAAAQAAAAAAAABAgMABAAAAAAAAABYiqLIj1KkQEQn8jQW1kKlN7WpfXq2Tln9t6p66S2CLhs8TOrYEvVj0NvfubnmTH79Gl"
        + "2ASRRIMckDg7z0gBQTLiDbFBT7POlkhKBnzwV3EFZ9XQCQOqooTYVaiyDx2Ynmh+TJqnu9h7oNNcG22OK2u8PyWx2Z9RYjZ9clp7/CJ5czkJ"
        + "+B" +
        "fYhfyYDP/6BjjwrHFp2cFK/o1e/KrOHAZxCfNohWdTpZb1wsB+yacm9btuy63K6h/glEmPJm4Pwm07/c3RXBOljW22pNlifWxDHbaXlm0fUzoP"
        + "nABNmgjFzklpfcT7zB0rHHz9AkbLJv+IqS7nAYaUnYySmvi+VRO8keqOyelIFVjDTNcy6pEhQeWv5w4sSowyVhscv8xZiXLEQ1UBiSwWF2IO"
        + "QT" +
        "lHvogWkh9Ew/0WG2kZvAofA2BjVFMbBJHYNDWE1V7RMuJ4zCpN9GO+BauMO+Z6WmmOtz0N97E7xk06Ot/UdtmqK3o6S4RZRcX/DA19iBx+5yso"
        + "ZJU+3o3BieX2jQb4S0aRd20318O9w+JPZcBY/ygm7e4+vb+9r6mq+/WWBZi3hj8EcYURnnF6fqkMEvtwJvz/itx/p09ZYAp5tbF4y4uRmeTj"
        + "fG" +
        "fqGa+P2t095aievdSGWZdi40T5vsDoASCLJi7k2bF8PHpG8n0InNLKYM5JWZm5z48/SItO0iNLJ735t8UvhMDWgLheQ5XCNpaf2I7Z03nDNyT7"
        + "vzCFYk5vB0Qo9Zon2PMO9WY6JIn+jE8Y5qnlkK9nVLkZMWHUmV++oaGfPvYDjKnUp7CHZvLfwIXqUqFhAxQHScW1Tk1Vhny1WUEFi8ShNoHL"
        + "VV" +
        "CyOF/H1+v2AzZ96u93mBKSyrAj2bFHrTXUUPwnkzzd4IelUPnHdh5yE7hltXmV7UUStlwC1ET3DLU9p0VlUDLKRtILuwm5eAqAr4mPHztIMC8f"
        + "erve6ue1PYAISIcHmkcaABnX/cooWmCgtQ+U4WjAbLNUnc8iAgw9JAtBTbV7Eq/4YTkaraxDNow9jG0UT8mqtosrnkacEPE8WzBVumk4WuRp"
        + "Du" +
        "PNRhc8Y5y95Pf0uYHsK62uUcjG4Dl+GXRNDPT2ttkoDgURRidvYGhtx275jsgZwcF0zLkAqAoym3h5f/5vZ7NuzKf5+miS1XBdDDX1irOKqRCd"
        + "Ff8mG+qZyW1xRdaZ/LMsRK9+1d7+qQNg90ZL/25jXR/3KXGbJUFT0Bltbgz8NXhtGo6qmRSyy4U44VfZLINLo0lLAJNagd5/+C1ruhfwvUq8"
        + "SK" +
        "JqliiduTjwBUoVm2Ja7UCFFy2OeP8RbYlER1QHqN35wk7SzFjL/ARcKIRpVKfX9j593c7/VT6c+SvUbO3EVZxonIB2mXABAAIAByhP+6GwVQfK"
        + "p/VDwuduyH+yk4Bk+asPhGkewUh39ooAEAIADsPKjVxbETsA7CuCzz/tOY9yjg1bJffEk35goEyEbCFiIARwAwRQIgMecsGVolzhZ+bXbn2T"
        + "ID" +
        "PChNowqRAn2/dDQKVKKmt+kCIQDrNs0JaCp8tBl/MT+wy+gGicaQ4wdpQf726uvS/tYpXA==";
}
