using System;
using System.Net.NetworkInformation;
using System.Threading;

namespace nanoFramework.Networking;

/// <summary>Waits for a network. The emulator's network is available from the start, so that only the time of day
/// causes a wait.</summary>
public static class NetworkHelper
{
    private static ManualResetEvent _ipAddressAvailable;
    private static ManualResetEvent _networkReady = new ManualResetEvent(false);
    private static bool _requiresDateTime;
    private static NetworkHelperStatus _networkHelperStatus = NetworkHelperStatus.None;
    private static Exception _helperException;
    private static NetworkInterfaceType _workingNetworkInterface = NetworkInterfaceType.Ethernet;
    private static IPConfiguration _ipConfiguration;
    private static Thread _workerThread;
    private static bool _stopRequested;
    private static bool _helperInstanciated;

    public static ManualResetEvent NetworkReady => _networkReady;

    public static NetworkHelperStatus Status => _networkHelperStatus;

    public static Exception HelperException
    {
        get => _helperException;
        internal set => _helperException = value;
    }

    public static void SetupNetworkHelper(bool requiresDateTime = false)
    {
        SetupNetworkHelper(null, requiresDateTime);
    }

    public static void SetupNetworkHelper(IPConfiguration ipConfiguration, bool requiresDateTime = false)
    {
        _ipConfiguration = ipConfiguration;
        _requiresDateTime = requiresDateTime;
        SetupHelper(true);
        _workerThread = new Thread(WorkingThread);
        _workerThread.Start();
    }

    internal static bool SetupAndConnectNetwork(object token = default, bool requiresDateTime = false)
    {
        return SetupAndConnectNetwork(null, token, requiresDateTime);
    }

    internal static bool SetupAndConnectNetwork(
        IPConfiguration ipConfiguration, object token = default, bool requiresDateTime = false)
    {
        _ipConfiguration = ipConfiguration;
        return InternalWaitNetworkAvailable(
            _workingNetworkInterface, ref _networkHelperStatus, false, token, requiresDateTime);
    }

    public static void Reset()
    {
        NetworkChange.NetworkAddressChanged -= AddressChangedCallback;
        _stopRequested = false;
        _helperInstanciated = false;
        _networkReady.Reset();
        _networkHelperStatus = NetworkHelperStatus.None;
    }

    internal static bool InternalWaitNetworkAvailable(
        NetworkInterfaceType networkInterface,
        ref NetworkHelperStatus helperStatus,
        bool setupEvents,
        object token = default,
        bool requiresDateTime = false)
    {
        SetupHelper(setupEvents);
        if (requiresDateTime)
        {
            NetworkHelperInternal.WaitForValidDateTime();
        }

        helperStatus = NetworkHelperStatus.NetworkIsReady;
        return true;
    }

    private static void WorkingThread()
    {
        if (_requiresDateTime)
        {
            NetworkHelperInternal.WaitForValidDateTime();
        }

        _networkHelperStatus = NetworkHelperStatus.NetworkIsReady;
        _networkReady.Set();
    }

    private static void AddressChangedCallback(object sender, EventArgs e)
    {
    }

    private static void SetupHelper(bool setupEvents)
    {
        if (!NetworkInterface.GetIsNetworkAvailable())
        {
            NetworkHelperInternal.InternalSetupHelper(
                NetworkInterface.GetAllNetworkInterfaces(), _workingNetworkInterface, _ipConfiguration);
        }

        if (setupEvents)
        {
            if (_helperInstanciated)
            {
                throw new InvalidOperationException();
            }

            _helperInstanciated = true;
            NetworkChange.NetworkAddressChanged += AddressChangedCallback;
        }

        _networkHelperStatus = NetworkHelperStatus.Started;
    }
}
