namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>The device program for the tests of nanoFramework.M2Mqtt.</summary>
internal static class MqttMembers
{
    public const string Source = """
        static nanoFramework.M2Mqtt.MqttClient s_client;
        static string s_events = "";

        public static string Connect(
            string host, string id, string user, string password, bool cleanSession, int keepAlive)
        {
            try
            {
                s_client = new nanoFramework.M2Mqtt.MqttClient(host);
                Listen();
                int answer = (int)s_client.Connect(id, user, password, cleanSession, (ushort)keepAlive);
                return answer.ToString() + " " + s_client.IsConnected.ToString();
            }
            catch (Exception e) { return Name(e); }
        }

        public static string Again(bool cleanSession)
        {
            int answer = (int)s_client.Connect("dev1", cleanSession);
            return answer.ToString() + " " + s_client.IsConnected.ToString();
        }

        public static string ConnectWithWill()
        {
            s_client = new nanoFramework.M2Mqtt.MqttClient("broker");
            return ((int)s_client.Connect("dev1", "user", "secret", true,
                nanoFramework.M2Mqtt.Messages.MqttQoSLevel.AtLeastOnce, true, "gone", "bye", false, 30)).ToString();
        }

        public static string ConnectSecure()
        {
            try
            {
                s_client = new nanoFramework.M2Mqtt.MqttClient(
                    "broker", 8883, true, null, null, nanoFramework.M2Mqtt.MqttSslProtocols.TLSv1_2);
                return ((int)s_client.Connect("dev1")).ToString();
            }
            catch (Exception e) { return Name(e); }
        }

        private static void Listen()
        {
            s_client.MqttMsgPublishReceived += (sender, e) =>
            {
                s_events += "received " + e.Topic + " '" + Encoding.UTF8.GetString(e.Message, 0, e.Message.Length)
                    + "' " + ((int)e.QosLevel).ToString() + (e.Retain ? " retained; " : "; ");
                if (e.Topic == "throw") { throw new Exception(); }
                if (e.Topic == "slow") { s_events = ""; Thread.Sleep(60000); }
            };
            s_client.MqttMsgPublished += (sender, e) =>
                s_events += "published " + e.MessageId.ToString() + " " + e.IsPublished.ToString() + "; ";
            s_client.MqttMsgSubscribed += (sender, e) =>
                s_events += "subscribed " + e.MessageId.ToString() + ": "
                    + ((int)e.GrantedQoSLevels[0]).ToString() + "; ";
            s_client.MqttMsgUnsubscribed += (sender, e) =>
                s_events += "unsubscribed " + e.MessageId.ToString() + "; ";
            s_client.ConnectionClosed += (sender, e) => s_events += "closed; ";
        }

        public static int Subscribe(string topic, int level)
        {
            return s_client.Subscribe(
                new string[] { topic },
                new nanoFramework.M2Mqtt.Messages.MqttQoSLevel[] { (nanoFramework.M2Mqtt.Messages.MqttQoSLevel)level });
        }

        public static int Unsubscribe(string topic) { return s_client.Unsubscribe(new string[] { topic }); }

        public static int Publish(string topic, string text, int level, bool retain)
        {
            return s_client.Publish(topic, Encoding.UTF8.GetBytes(text), null, null,
                (nanoFramework.M2Mqtt.Messages.MqttQoSLevel)level, retain);
        }

        public static void Disconnect() { s_client.Disconnect(); }
        public static void Close() { s_client.Close(); }
        public static bool IsConnected() { return s_client.IsConnected; }

        // Waits, and returns the events since the last call.
        public static string Events(int milliseconds)
        {
            Thread.Sleep(milliseconds);
            string events = s_events;
            s_events = "";
            return events;
        }

        // Allocates an array and returns its length, or the name of the exception.
        public static string Allocate(int bytes)
        {
            try { return new byte[bytes].Length.ToString(); }
            catch (Exception e) { return Name(e); }
        }

        public static string Unsupported()
        {
            string names = "";
            for (int i = 0; i < 4; i++)
            {
                try
                {
                    if (i == 0) { Subscribe("a", 2); }
                    else if (i == 1) { Publish("a", "", 2, false); }
                    else if (i == 2) { s_client.Publish("a", new byte[0], "text/plain"); }
                    else
                    {
                        s_client.ProtocolVersion = nanoFramework.M2Mqtt.MqttProtocolVersion.Version_5;
                        s_client.Connect("dev1");
                    }
                }
                catch (Exception e) { names += (i == 0 ? "" : " ") + Name(e); }
            }
            return names;
        }

        public static string Name(Exception e)
        {
            string name = e.GetType().Name;
            System.Net.Sockets.SocketException socket = e as System.Net.Sockets.SocketException;
            if (socket != null) { name += " " + socket.ErrorCode.ToString(); }
            return e.InnerException == null ? name : name + ": " + Name(e.InnerException);
        }
        """;
}
