using System;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>System.Collections.Hashtable (nf_system_collections_System_Collections_Hashtable.cpp).</summary>
internal static class HashtableNatives
{
    private const uint HashPrime = 101;
    private const string Type = "System.Collections.Hashtable";

    private static readonly int[] s_primes =
    [
        3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103,
        1327, 1597,
        1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143,
    ];

    public static void Add(NativeTable table)
    {
        table.On(Type)
            .Add("Clear", Clear)
            .Add("InsertNative(System.Object,System.Object,System.Boolean,System.Int32)", Insert)
            .Add("GetNative(System.Object,System.Int32)", Get)
            .Add("GetPrimeNative(System.Int32)", GetPrime)
            .Add("ContainsNative(System.Object,System.Int32)", static c => c.Return(FindLive(c) is not null))
            .Add("RemoveNative(System.Object,System.Int32)", Remove);
        table.On(Type + ".HashtableEnumerator").Add("MoveNext", MoveNext);
    }

    private static void GetPrime(NativeCall call)
    {
        int least = call.I4(0);
        int prime = least < 0 ? throw call.Throw(Fault.Argument) : s_primes.FirstOrDefault(p => p >= least);
        call.Return(prime != 0 ? prime : throw call.Throw(Fault.NotSupported));
    }

    private static void Clear(NativeCall call)
    {
        HeapObject self = call.This();
        if (self.Field("_count").I4 == 0)
        {
            return;
        }

        foreach (ValueSlot slot in Buckets(call, self).Slots)
        {
            if (slot.Ref is HeapObject bucket)
            {
                Empty(bucket);
            }
        }

        self.Field("_count").Bits = 0;
        Changed(self);
    }

    private static void Insert(NativeCall call)
    {
        HeapObject self = call.This();
        HeapItem key = Key(call);
        if (self.Field("_count").I4 >= self.Field("_loadsize").I4)
        {
            Expand(call, self);
        }

        HeapArray buckets = Buckets(call, self);
        HashProbe probe = new((uint)call.I4(4), (uint)buckets.Length);
        for (int i = 0; i < buckets.Length; i++, probe.MoveNext())
        {
            ref ValueSlot place = ref buckets.Slots[probe.Bucket];
            if (KeyOf(place) is not { } known)
            {
                place.SetObject(place.Ref ?? call.Heap.NewObject(buckets.Leaf));
                Set((HeapObject)place.Ref!, (uint)call.I4(4), call.Arg(2), key);
                self.Field("_count").Bits++;
                Changed(self);
                return;
            }

            if (Equality.SameKey(known, key))
            {
                if (call.Bool(3))
                {
                    throw call.Throw(Fault.Argument);
                }

                ((HeapObject)place.Ref!).Field("_value") = call.Arg(2);
                Changed(self);
                return;
            }
        }

        throw call.Throw(Fault.InvalidOperation);
    }

    /// <summary>The value of a key. A bucket that was emptied has hash 0, and its key is compared all the
    /// same.</summary>
    private static void Get(NativeCall call)
    {
        HeapArray buckets = Buckets(call, call.This());
        HeapItem key = Key(call);
        HashProbe probe = new((uint)call.I4(2), (uint)buckets.Length);
        for (int i = 0; i < buckets.Length; i++, probe.MoveNext())
        {
            if (buckets.Slots[probe.Bucket].Ref is not HeapObject bucket
                || bucket.Field("_hash").U4 != (uint)call.I4(2))
            {
                continue;
            }

            if (bucket.Field("_key").Ref is not { } known)
            {
                throw call.Corrupt("a removed key", "nf_system_collections_System_Collections_Hashtable.cpp:338");
            }

            if (Equality.SameKey(known, key))
            {
                call.Result = bucket.Field("_value");
                return;
            }
        }

        call.Return((HeapItem?)null);
    }

    private static void Remove(NativeCall call)
    {
        if (FindLive(call) is { } bucket)
        {
            Empty(bucket);
            call.This().Field("_count").Bits--;
            Changed(call.This());
        }
    }

    private static void MoveNext(NativeCall call)
    {
        HeapObject self = call.This();
        HeapObject table = self.Field("_hashtable").Ref as HeapObject ?? throw call.Throw(Fault.NullReference);
        if (self.Field("_version").I4 != table.Field("_version").I4)
        {
            throw call.Throw(Fault.InvalidOperation);
        }

        ValueSlot[] buckets = Buckets(call, table).Slots;
        int at = self.Field("_bucket").I4;
        while (--at >= 0)
        {
            if (KeyOf(buckets[at]) is not null)
            {
                self.Field("_currentKey") = ((HeapObject)buckets[at].Ref!).Field("_key");
                self.Field("_currentValue") = ((HeapObject)buckets[at].Ref!).Field("_value");
                break;
            }
        }

        self.Field("_bucket").Bits = Math.Max(at, 0);
        self.Field("_current").Bits = at >= 0 ? 1 : 0;
        call.Return(at >= 0);
    }

    private static HeapObject? FindLive(NativeCall call)
    {
        HeapArray buckets = Buckets(call, call.This());
        HeapItem key = Key(call);
        HashProbe probe = new((uint)call.I4(2), (uint)buckets.Length);
        for (int i = 0; i < buckets.Length; i++, probe.MoveNext())
        {
            ValueSlot place = buckets.Slots[probe.Bucket];
            if (KeyOf(place) is { } known
                && ((HeapObject)place.Ref!).Field("_hash").U4 == (uint)call.I4(2)
                && Equality.SameKey(known, key))
            {
                return (HeapObject)place.Ref!;
            }
        }

        return null;
    }

    private static void Expand(NativeCall call, HeapObject self)
    {
        HeapArray old = Buckets(call, self);
        int size = s_primes.FirstOrDefault(p => p >= old.Length * 2);
        if (size == 0)
        {
            throw call.Throw(Fault.NotSupported);
        }

        HeapArray larger = call.Heap.NewArray(old.Leaf, 1, size);
        foreach (ValueSlot slot in old.Slots.Where(s => KeyOf(s) is not null))
        {
            HeapObject from = (HeapObject)slot.Ref!;
            HashProbe probe = new(from.Field("_hash").U4, (uint)size);
            while (larger.Slots[probe.Bucket].Ref is not null)
            {
                probe.MoveNext();
            }

            HeapObject bucket = call.Heap.NewObject(old.Leaf);
            Set(bucket, from.Field("_hash").U4, from.Field("_value"), (HeapItem)from.Field("_key").Ref!);
            larger.Slots[probe.Bucket].SetObject(bucket);
        }

        self.Field("_buckets").SetObject(larger);
        self.Field("_loadsize").Bits = (int)(self.Field("_loadFactor").R4 * size);
        Changed(self);
    }

    private static HeapArray Buckets(NativeCall call, HeapObject self) =>
        self.Field("_buckets").Ref as HeapArray ?? throw call.Throw(Fault.NullReference);

    private static HeapItem Key(NativeCall call) => call.Ref(1) as HeapItem ?? throw call.Throw(Fault.ArgumentNull);

    private static object? KeyOf(in ValueSlot place) =>
        place.Ref is HeapObject bucket ? bucket.Field("_key").Ref : null;

    private static void Changed(HeapObject self) => self.Field("_version").Bits++;

    private static void Empty(HeapObject bucket)
    {
        bucket.Field("_hash").Bits = 0;
        bucket.Field("_value").SetObject(null);
        bucket.Field("_key").SetObject(null);
    }

    private static void Set(HeapObject bucket, uint hash, in ValueSlot value, HeapItem key)
    {
        bucket.Field("_hash").Bits = hash;
        bucket.Field("_value") = value;
        bucket.Field("_key").SetObject(key);
    }

    /// <summary>The order in which the buckets for a hash are tried: open addressing with double hashing.</summary>
    private struct HashProbe
    {
        private readonly uint _length;
        private readonly uint _step;

        public HashProbe(uint hash, uint length)
        {
            _length = length;
            _step = 1 + (unchecked(hash * HashPrime) % (length - 1));
            Bucket = hash % length;
        }

        public uint Bucket { get; private set; }

        public void MoveNext() => Bucket = (Bucket + _step) % _length;
    }
}
