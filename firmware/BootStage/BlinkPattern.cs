namespace SecureBoot.BootStage;

/// <summary>Blinks numbers one after the other, repeatedly; each call advances the pattern a little.</summary>
internal sealed class BlinkPattern
{
    private const int BlinkMilliseconds = 150;
    private const int PauseMilliseconds = 1000;

    private readonly StatusLed _led;
    private readonly int[] _numbers;
    private int _index;
    private int _blinks;
    private bool _isLit;
    private int _wait;

    internal BlinkPattern(StatusLed led, int[] numbers)
    {
        _led = led;
        _numbers = numbers;
    }

    /// <summary>Advances the pattern by a number of milliseconds.</summary>
    internal void Tick(int elapsed)
    {
        _wait -= elapsed;
        if (_wait > 0)
        {
            return;
        }

        if (_isLit)
        {
            Light(isLit: false);
        }
        else if (_blinks < _numbers[_index])
        {
            _blinks++;
            Light(isLit: true);
        }
        else
        {
            // Twice as long after the last number, so that the first number is recognizable.
            _blinks = 0;
            _index++;
            _wait = PauseMilliseconds;
            if (_index == _numbers.Length)
            {
                _index = 0;
                _wait = 2 * PauseMilliseconds;
            }
        }
    }

    private void Light(bool isLit)
    {
        _isLit = isLit;
        _wait = BlinkMilliseconds;
        _led.Set(isLit);
    }
}
