DROP TABLE [Invoice];
