DROP TABLE [Customer];
