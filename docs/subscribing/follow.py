#!/usr/bin/env python3
"""Follows the alerts of a theme (Debian and Ubuntu: apt install python3-confluent-kafka; else pip install confluent-kafka).

Usage: follow.py BROKER THEME [--group NAME] [--until-end] [--set KEY=VALUE ...]

With --group the broker remembers what was read, and the next run goes on there; --set passes settings of librdkafka,
such as security.protocol=SASL_SSL.
"""
import argparse
import json
import sys
import uuid

from confluent_kafka import Consumer, KafkaError, KafkaException

NEWEST = {}  # the highest version that was shown of each alert


def main():
    options = arguments()
    consumer = Consumer(settings(options))
    consumer.subscribe(["tidings.alerts." + options.theme])
    ended = set()
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error() is None:
                show(message)
                if options.group:
                    consumer.commit(message, asynchronous=False)  # it was shown: never again
            elif message.error().code() == KafkaError._PARTITION_EOF:
                ended.add(message.partition())
                if options.until_end and len(ended) == len(consumer.assignment()):
                    return
            else:
                raise KafkaException(message.error())
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


def settings(options):
    own = {
        "bootstrap.servers": options.broker,
        "group.id": options.group or "look-" + uuid.uuid4().hex,
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
        "enable.partition.eof": options.until_end,
    }
    own.update(pair.split("=", 1) for pair in options.set)
    return own


def show(message):
    headers = {name: value.decode() for name, value in message.headers() or []}
    if headers.get("ce_type") != "tidings.alert" or message.value() is None:
        return  # something else that somebody wrote there
    alert = json.loads(message.value())
    if NEWEST.get(alert["id"], 0) >= alert["version"]:
        return
    NEWEST[alert["id"]] = alert["version"]
    print(f"{alert['raised']} {alert['severity']} v{alert['version']} {alert['change']}: {alert['title']}"
          f" ({alert.get('publishers', 0)} publishers) {alert['articles'][0]['url']}")
    for hit in alert.get("evidence", [])[:3]:
        print(f"    {hit['clause']}: “{hit['quote']}”")
    sys.stdout.flush()


def arguments():
    parser = argparse.ArgumentParser(description="Follows the alerts of a theme.")
    parser.add_argument("broker", help="host:port")
    parser.add_argument("theme", help="such as embassy-normalization")
    parser.add_argument("--group", help="name under which the broker remembers what was read")
    parser.add_argument("--until-end", action="store_true", help="ends when all that is there was shown")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of librdkafka")
    return parser.parse_args()


if __name__ == "__main__":
    main()
